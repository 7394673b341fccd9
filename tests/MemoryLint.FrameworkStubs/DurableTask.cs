// Public surface of Durable Task (isolated worker and in-process Durable Functions), signatures only. See README.md.
using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Microsoft.DurableTask
{
    public struct TaskName
    {
        public TaskName(string name) => throw null!;

        public static implicit operator TaskName(string value) => throw null!;
    }

    public record TaskOptions
    {
    }

    public abstract class TaskOrchestrationContext
    {
        public abstract TaskName Name { get; }
        public abstract string InstanceId { get; }
        public abstract DateTime CurrentUtcDateTime { get; }
        public abstract T? GetInput<T>();
        public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);
        public abstract Guid NewGuid();
        public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);
    }

    public abstract class TaskActivityContext
    {
        public abstract TaskName Name { get; }
        public abstract string InstanceId { get; }
    }

    public interface ITaskOrchestrator
    {
        Type InputType { get; }
        Type OutputType { get; }
        Task<object?> RunAsync(TaskOrchestrationContext context, object? input);
    }

    public abstract class TaskOrchestrator<TInput, TOutput> : ITaskOrchestrator
    {
        Type ITaskOrchestrator.InputType => throw null!;
        Type ITaskOrchestrator.OutputType => throw null!;
        Task<object?> ITaskOrchestrator.RunAsync(TaskOrchestrationContext context, object? input) => throw null!;
        public abstract Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input);
    }

    public interface ITaskActivity
    {
        Type InputType { get; }
        Type OutputType { get; }
        Task<object?> RunAsync(TaskActivityContext context, object? input);
    }

    public abstract class TaskActivity<TInput, TOutput> : ITaskActivity
    {
        Type ITaskActivity.InputType => throw null!;
        Type ITaskActivity.OutputType => throw null!;
        Task<object?> ITaskActivity.RunAsync(TaskActivityContext context, object? input) => throw null!;
        public abstract Task<TOutput> RunAsync(TaskActivityContext context, TInput input);
    }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class DurableTaskAttribute : Attribute
    {
        public DurableTaskAttribute(string? name = null) { }

        public TaskName Name => throw null!;
    }
}

namespace Microsoft.DurableTask.Entities
{
    public readonly record struct EntityInstanceId
    {
        public EntityInstanceId(string name, string key) => throw null!;

        public string Name => throw null!;
        public string Key => throw null!;
    }

    public abstract class TaskEntityContext
    {
        public abstract EntityInstanceId Id { get; }
    }

    public abstract class TaskEntityOperation
    {
        public abstract string Name { get; }
        public abstract TaskEntityContext Context { get; }
    }

    public interface ITaskEntity
    {
        ValueTask<object?> RunAsync(TaskEntityOperation operation);
    }

    public abstract class TaskEntity<TState> : ITaskEntity
    {
        protected TState State { get; set; }
        protected TaskEntityContext Context => throw null!;
        protected virtual TState InitializeState(TaskEntityOperation entityOperation) => throw null!;
        public ValueTask<object?> RunAsync(TaskEntityOperation operation) => throw null!;
    }
}

namespace Microsoft.DurableTask.Client
{
    public abstract class DurableTaskClient
    {
        protected DurableTaskClient(string name) { }

        public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input = null, CancellationToken cancellation = default) => throw null!;
    }
}

namespace Microsoft.Azure.Functions.Worker
{
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class OrchestrationTriggerAttribute : Attribute
    {
        public string? Orchestration { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class ActivityTriggerAttribute : Attribute
    {
        public string? Activity { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class EntityTriggerAttribute : Attribute
    {
        public string? EntityName { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class DurableClientAttribute : Attribute
    {
        public string? TaskHub { get; set; }
    }

    public sealed class TaskEntityDispatcher
    {
        internal TaskEntityDispatcher() { }

        public Task DispatchAsync(ITaskEntity entity) => throw null!;
        public Task DispatchAsync<T>() where T : class => throw null!;
    }
}

namespace Microsoft.Azure.WebJobs.Extensions.DurableTask
{
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class OrchestrationTriggerAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class ActivityTriggerAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class EntityTriggerAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public class DurableClientAttribute : Attribute
    {
    }

    public interface IDurableOrchestrationContext
    {
        string InstanceId { get; }
        DateTime CurrentUtcDateTime { get; }
        TInput GetInput<TInput>();
        Task<TResult> CallActivityAsync<TResult>(string functionName, object input);
        Guid NewGuid();
    }

    public interface IDurableEntityContext
    {
        string EntityKey { get; }
        TState GetState<TState>(Func<TState>? initializer = null);
        void SetState(object state);
        Task DispatchAsync<T>(params object[] constructorParameters) where T : class;
    }
}
