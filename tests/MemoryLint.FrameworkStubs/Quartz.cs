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
        JobDataMap JobDataMap { get; }
    }

    public interface IJobExecutionContext
    {
        IJobDetail JobDetail { get; }
        JobDataMap MergedJobDataMap { get; }
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
