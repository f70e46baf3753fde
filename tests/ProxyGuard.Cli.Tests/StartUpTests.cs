using System.Reflection;
using System.Runtime.Loader;

namespace ProxyGuard.Cli.Tests;

public sealed class StartUpTests
{
    private const string Library = "Spectre.Console";

    [Theory]
    [InlineData("github")]
    [InlineData("none")]
    public async Task The_terminal_s_library_is_loaded_for_its_table_alone(string ci)
    {
        var context = new OwnContext();
        var program = context.LoadFromAssemblyPath(PathOf("proxyguard"));

        await RunAsync(program, ci);
        Assert.DoesNotContain(context.Assemblies, assembly => assembly.GetName().Name == Library);

        DrawTable(program);
        Assert.Contains(context.Assemblies, assembly => assembly.GetName().Name == Library);
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");

    private static async Task RunAsync(Assembly program, string ci)
    {
        using var files = new TempDirectory();
        var run = program.GetType("ProxyGuard.Cli.CliApplication")!.GetMethod("RunAsync", BindingFlags.Public | BindingFlags.Static)!;
        object?[] arguments =
        [
            new[] { "guard", "--ci", ci, "--directory", files.Path },
            new Dictionary<string, string>(),
            new StringWriter(),
            new StringWriter(),
            TimeProvider.System,
            CancellationToken.None,
            null,
            null,
        ];
        await (Task)run.Invoke(null, arguments)!;
    }

    private static void DrawTable(Assembly program)
    {
        var rows = Array.CreateInstance(program.GetType("ProxyGuard.Cli.Output.ProxyRow")!, 0);
        var write = program.GetType("ProxyGuard.Cli.Output.TerminalTable")!.GetMethod("Write")!;
        var english = program.GetType("ProxyGuard.Cli.Wording.Language")!.GetProperty("English")!.GetValue(null);
        write.Invoke(null, [rows, new StringWriter(), 80, false, english]);
    }

    /// <summary>Loads the program and all it brings once more, because other tests of this process draw tables.</summary>
    private sealed class OwnContext() : AssemblyLoadContext(nameof(StartUpTests), isCollectible: true)
    {
        private static readonly string[] Own = ["ProxyGuard.Core", "System.CommandLine", Library];

        protected override Assembly? Load(AssemblyName assemblyName) =>
            Own.Contains(assemblyName.Name) ? LoadFromAssemblyPath(PathOf(assemblyName.Name!)) : null;
    }
}
