namespace ProxyGuard.Core.Tests;

/// <summary>Tests that use every processor: they run by themselves, so that they take no time from those that measure it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AllProcessors
{
    public const string Name = "all processors";
}
