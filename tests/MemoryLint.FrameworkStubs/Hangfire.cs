// Public surface of Hangfire, signatures only. See README.md.
using System;
using System.Linq.Expressions;
using System.Threading.Tasks;

namespace Hangfire
{
    public interface IBackgroundJobClient
    {
    }

    public static class BackgroundJobClientExtensions
    {
        public static string Enqueue(this IBackgroundJobClient client, Expression<Action> methodCall) => throw null!;
        public static string Enqueue(this IBackgroundJobClient client, Expression<Func<Task>> methodCall) => throw null!;
        public static string Enqueue<T>(this IBackgroundJobClient client, Expression<Action<T>> methodCall) => throw null!;
        public static string Enqueue<T>(this IBackgroundJobClient client, Expression<Func<T, Task>> methodCall) => throw null!;
    }

    public class BackgroundJob
    {
        public static string Enqueue(Expression<Action> methodCall) => throw null!;
        public static string Enqueue(Expression<Func<Task>> methodCall) => throw null!;
        public static string Enqueue<T>(Expression<Action<T>> methodCall) => throw null!;
        public static string Enqueue<T>(Expression<Func<T, Task>> methodCall) => throw null!;
        public static string Schedule<T>(Expression<Func<T, Task>> methodCall, TimeSpan delay) => throw null!;
    }

    public static class RecurringJob
    {
        public static void AddOrUpdate<T>(string recurringJobId, Expression<Func<T, Task>> methodCall, string cronExpression) { }
    }
}

namespace Hangfire.Server
{
    public class PerformContext
    {
        internal PerformContext() { }
    }
}
