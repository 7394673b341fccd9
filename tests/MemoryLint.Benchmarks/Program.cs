using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MemoryLint.Benchmarks;

// dotnet run -c Release --project tests/MemoryLint.Benchmarks
BenchmarkRunner.Run<KeystrokeBenchmark>(DefaultConfig.Instance
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithIterationCount(15).WithWarmupCount(3).WithInvocationCount(1).WithUnrollFactor(1)), args);
