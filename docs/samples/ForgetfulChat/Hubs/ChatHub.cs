using ForgetfulChat.Services;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.AI;

namespace ForgetfulChat.Hubs;

public sealed class ChatHub(Conversations conversations, IChatClient chat) : Hub
{
    // Forgets because of MEM1003 in Conversations.GetHistory.
    public Task<string> AskSales(string conversationId, string message) =>
        chat.TakeTurnAsync(conversations.GetHistory(conversationId), message, Context.ConnectionAborted);

    // Right: the same history for the same room, whichever hub instance or connection asks.
    public Task<string> AskRoom(string room, string message) =>
        chat.TakeTurnAsync(conversations.GetRoomHistory(room), message, Context.ConnectionAborted);
}
