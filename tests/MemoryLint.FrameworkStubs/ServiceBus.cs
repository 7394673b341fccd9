// Public surface of Azure.Messaging.ServiceBus, signatures only. See README.md.
using System;
using System.Threading;
using System.Threading.Tasks;

namespace Azure.Messaging.ServiceBus
{
    public class ServiceBusClient : IAsyncDisposable
    {
        public ServiceBusClient(string connectionString) { }

        public virtual ServiceBusProcessor CreateProcessor(string queueName) => throw null!;
        public virtual ServiceBusProcessor CreateProcessor(string queueName, ServiceBusProcessorOptions options) => throw null!;
        public virtual ServiceBusSessionProcessor CreateSessionProcessor(string queueName, ServiceBusSessionProcessorOptions? options = default) => throw null!;
        public virtual ServiceBusSender CreateSender(string queueOrTopicName) => throw null!;
        public virtual ValueTask DisposeAsync() => throw null!;
    }

    public class ServiceBusSender
    {
        protected ServiceBusSender() { }

        public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) => throw null!;
    }

    public class ServiceBusMessage
    {
        public ServiceBusMessage() { }
        public ServiceBusMessage(string body) { }

        public BinaryData Body { get; set; }
        public string MessageId { get; set; }
        public string SessionId { get; set; }
        public string CorrelationId { get; set; }
    }

    public class ServiceBusReceivedMessage
    {
        internal ServiceBusReceivedMessage() { }

        public BinaryData Body => throw null!;
        public string MessageId => throw null!;
        public string SessionId => throw null!;
        public string CorrelationId => throw null!;
    }

    public class ServiceBusProcessorOptions
    {
        public ServiceBusProcessorOptions() { }

        public int MaxConcurrentCalls { get; set; }
        public bool AutoCompleteMessages { get; set; }
    }

    public class ServiceBusSessionProcessorOptions
    {
        public ServiceBusSessionProcessorOptions() { }

        public int MaxConcurrentSessions { get; set; }
    }

    public class ServiceBusProcessor : IAsyncDisposable
    {
        protected ServiceBusProcessor() { }

        public event Func<ProcessMessageEventArgs, Task> ProcessMessageAsync;
        public event Func<ProcessErrorEventArgs, Task> ProcessErrorAsync;
        public virtual Task StartProcessingAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual Task StopProcessingAsync(CancellationToken cancellationToken = default) => throw null!;
        public ValueTask DisposeAsync() => throw null!;
    }

    public class ServiceBusSessionProcessor : IAsyncDisposable
    {
        protected ServiceBusSessionProcessor() { }

        public event Func<ProcessSessionMessageEventArgs, Task> ProcessMessageAsync;
        public event Func<ProcessErrorEventArgs, Task> ProcessErrorAsync;
        public virtual Task StartProcessingAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual Task StopProcessingAsync(CancellationToken cancellationToken = default) => throw null!;
        public ValueTask DisposeAsync() => throw null!;
    }

    public class ProcessMessageEventArgs : EventArgs
    {
        internal ProcessMessageEventArgs() { }

        public ServiceBusReceivedMessage Message => throw null!;
        public CancellationToken CancellationToken => throw null!;
        public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) => throw null!;
    }

    public class ProcessSessionMessageEventArgs : EventArgs
    {
        internal ProcessSessionMessageEventArgs() { }

        public ServiceBusReceivedMessage Message => throw null!;
        public string SessionId => throw null!;
        public CancellationToken CancellationToken => throw null!;
        public virtual Task<BinaryData> GetSessionStateAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual Task SetSessionStateAsync(BinaryData sessionState, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class ProcessErrorEventArgs : EventArgs
    {
        internal ProcessErrorEventArgs() { }

        public Exception Exception => throw null!;
    }
}
