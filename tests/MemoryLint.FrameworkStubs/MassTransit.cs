// Public surface of MassTransit, signatures only. See README.md.
using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace MassTransit
{
    public interface IConsumer
    {
    }

    public interface IConsumer<in TMessage> : IConsumer
        where TMessage : class
    {
        Task Consume(ConsumeContext<TMessage> context);
    }

    public interface MessageContext
    {
        Guid? MessageId { get; }
        Guid? RequestId { get; }
        Guid? CorrelationId { get; }
        Guid? ConversationId { get; }
    }

    public interface PipeContext
    {
        CancellationToken CancellationToken { get; }
    }

    public interface ConsumeContext : PipeContext, MessageContext
    {
        Task RespondAsync<T>(T message) where T : class;
    }

    public interface ConsumeContext<out T> : ConsumeContext
        where T : class
    {
        T Message { get; }
    }

    public interface JobContext : PipeContext, MessageContext
    {
        Guid JobId { get; }
    }

    public interface JobContext<out TMessage> : JobContext
        where TMessage : class
    {
        TMessage Job { get; }
    }

    public interface IJobConsumer<in TJob> : IConsumer
        where TJob : class
    {
        Task Run(JobContext<TJob> context);
    }

    public interface ISaga
    {
        Guid CorrelationId { get; set; }
    }

    public interface SagaStateMachineInstance : ISaga
    {
    }

    public abstract class MassTransitStateMachine<TInstance>
        where TInstance : class, SagaStateMachineInstance
    {
        protected internal MassTransitStateMachine() { }
    }

    public interface IBusRegistrationConfigurator : IServiceCollection
    {
    }

    public static class DependencyInjectionRegistrationExtensions
    {
        public static IServiceCollection AddMassTransit(this IServiceCollection collection, Action<IBusRegistrationConfigurator>? configure = null) => throw null!;
    }
}
