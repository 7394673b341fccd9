// Public surface of Quartz.NET 3.x, signatures only. See README.md.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Quartz
{
    public interface IJob
    {
        Task Execute(IJobExecutionContext context);
    }

    public class JobDataMap : Dictionary<string, object>
    {
        public JobDataMap() { }
    }

    public interface IJobDetail
    {
        JobKey Key { get; }
        JobDataMap JobDataMap { get; }
    }

    public sealed class JobKey
    {
        public JobKey(string name) { }

        public string Name => throw null!;
        public string Group => throw null!;
    }

    public interface IJobExecutionContext
    {
        IJobDetail JobDetail { get; }
        JobDataMap MergedJobDataMap { get; }
        string FireInstanceId { get; }
        CancellationToken CancellationToken { get; }
        object? Result { get; set; }
    }

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
    public sealed class PersistJobDataAfterExecutionAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
    public sealed class DisallowConcurrentExecutionAttribute : Attribute
    {
    }
}
