using ProxyGuard.Testing;

namespace ProxyGuard.Benchmarks.Startup;

/// <summary>A program that does nothing, published with the guard's own settings: what .NET alone costs.</summary>
internal static class EmptyApp
{
    // The settings of the guard's project file and of eng/publish.sh.
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <RuntimeIdentifier>linux-x64</RuntimeIdentifier>
            <SelfContained>true</SelfContained>
            <PublishTrimmed>true</PublishTrimmed>
            <PublishReadyToRun>true</PublishReadyToRun>
            <PublishSingleFile>true</PublishSingleFile>
            <DebugType>none</DebugType>
            <InvariantGlobalization>true</InvariantGlobalization>
            <TieredPGO>false</TieredPGO>
            <UseSystemResourceKeys>true</UseSystemResourceKeys>
            <EventSourceSupport>false</EventSourceSupport>
            <ConcurrentGarbageCollection>false</ConcurrentGarbageCollection>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>Publishes it into a folder and answers its path.</summary>
    public static async Task<string> PublishAsync(TempDirectory folder)
    {
        var project = folder.Write("empty/empty.csproj", Project);
        folder.Write("empty/Program.cs", "return 0;\n");
        var output = folder.Folder("published");
        var run = await ProgramRun.RunAsync("dotnet", null, watchMemory: false, "publish", project, "--nologo", "-c", "Release", "-o", output);
        if (run.ExitCode != 0) throw new InvalidOperationException($"the empty app cannot be published:\n{run.Output}{run.Error}");
        return Path.Combine(output, "empty");
    }
}
