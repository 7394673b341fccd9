using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;

namespace MemoryLint.PackageTests.Processes;

/// <summary>The sample as a running process, on a free port of this machine.</summary>
sealed partial class ChatService : IAsyncDisposable
{
    static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    readonly Process _process;
    readonly StringBuilder _log = new();
    readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    ChatService(string folder, string assembly, string? sessionCache)
    {
        _process = Dotnet.Prepare(folder, [assembly, "--urls", "http://127.0.0.1:0"], OnLine);
        _process.StartInfo.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        if (sessionCache is not null)
            _process.StartInfo.Environment["ConnectionStrings__SessionCache"] = sessionCache;
    }

    /// <summary>Starts the service and waits until it answers.</summary>
    public static async Task<ChatService> StartAsync(string folder, string assembly, string? sessionCache = null)
    {
        var service = new ChatService(folder, assembly, sessionCache);
        try
        {
            Dotnet.Start(service._process);
            await service.BecomeReadyAsync();
            return service;
        }
        catch (Exception problem)
        {
            await service.DisposeAsync();
            throw new InvalidOperationException($"The service in {folder} did not start: {problem.Message}{Environment.NewLine}{service.Log}", problem);
        }
    }

    /// <summary>Says something and returns the reply.</summary>
    public async Task<string> SayAsync(string path, string message, string? session = null)
    {
        using HttpResponseMessage response = await PostAsync(path, message, session);
        string body = await response.Content.ReadAsStringAsync();
        return response.StatusCode == HttpStatusCode.OK
            ? System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("reply").GetString()!
            : throw new InvalidOperationException($"POST {path} was answered with {(int)response.StatusCode}: {body}{Environment.NewLine}{Log}");
    }

    /// <summary>Posts a message, with the header <c>X-Session-Id</c> unless <paramref name="session"/> is null.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, string message, string? session)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { message }) };
        if (session is not null)
            request.Headers.TryAddWithoutValidation("X-Session-Id", session);
        return await _http.SendAsync(request);
    }

    /// <summary>Goes on over a new connection, as a browser does after a while. Requests that do not overlap share one.</summary>
    public void Reconnect()
    {
        HttpClient before = _http;
        _http = new() { Timeout = before.Timeout, BaseAddress = before.BaseAddress };
        before.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        try
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync().WaitAsync(s_limit);
        }
        catch (InvalidOperationException)
        {
            // It was never started.
        }

        _process.Dispose();
    }

    string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    async Task BecomeReadyAsync()
    {
        using var limit = new CancellationTokenSource(s_limit);
        Task ended = _process.WaitForExitAsync(limit.Token);
        if (await Task.WhenAny(_address.Task, ended) == ended)
            throw new InvalidOperationException(limit.IsCancellationRequested ? $"no address was announced within {s_limit}." : $"it ended with exit code {_process.ExitCode}.");

        _http.BaseAddress = await _address.Task;
        while (true)
        {
            try
            {
                (await _http.GetAsync("/", limit.Token)).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (!ended.IsCompleted)
            {
                await Task.Delay(100, limit.Token);
            }
        }
    }

    void OnLine(string line)
    {
        lock (_log)
            _log.Append(line).Append('\n');
        if (Listening().Match(line) is { Success: true } match)
            _address.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)")]
    private static partial Regex Listening();
}
