using ProxyGuard.Core;

namespace ProxyGuard.Cli.Tests;

/// <summary>Runs the program in process, with a dictionary for its environment and with files as a runner gives them.</summary>
internal sealed class Runner : IDisposable
{
    public TempDirectory Files { get; } = new();

    public Dictionary<string, string> Environment { get; } = [];

    public string Input { get; init; } = "";

    public StringWriter Output { get; } = new();

    public StringWriter Error { get; } = new();

    /// <summary>The options the engine was given; null when it was not called.</summary>
    public GuardOptions? Options { get; private set; }

    public RunContext? Context { get; private set; }

    public string EnvFile => Path.Combine(Files.Path, "env");

    public string OutputFile => Path.Combine(Files.Path, "output");

    public string SummaryFile => Path.Combine(Files.Path, "summary.md");

    /// <summary>Everything that anybody can read, but for the environment file and the commands that hide secrets.</summary>
    public string EverythingVisible => string.Join('\n',
    [
        .. (Output.ToString() + Error).Split('\n').Where(line =>
            !line.StartsWith("::add-mask::", StringComparison.Ordinal)
            && !line.StartsWith("##vso[task.setsecret]", StringComparison.Ordinal)),
        .. Directory.EnumerateFiles(Files.Path, "*", SearchOption.AllDirectories).Where(file => file != EnvFile).Select(File.ReadAllText),
    ]);

    public Runner OnGitHub()
    {
        foreach (var file in new[] { EnvFile, OutputFile, SummaryFile }) File.WriteAllText(file, "");
        Environment["GITHUB_ACTIONS"] = "true";
        Environment["GITHUB_SERVER_URL"] = "https://github.com";
        Environment["GITHUB_REPOSITORY"] = "Acme/Widgets";
        Environment["GITHUB_ENV"] = EnvFile;
        Environment["GITHUB_OUTPUT"] = OutputFile;
        Environment["GITHUB_STEP_SUMMARY"] = SummaryFile;
        return this;
    }

    public Runner OnAzure()
    {
        Environment["TF_BUILD"] = "True";
        Environment["AGENT_TEMPDIRECTORY"] = Files.Path;
        Environment["BUILD_REPOSITORY_URI"] = "https://org@dev.azure.com/Org/Proj/_git/Repo";
        return this;
    }

    public Runner In(string language)
    {
        Environment["PROXYGUARD_LANG"] = language;
        return this;
    }

    public Task<int> RunAtTerminalAsync(GuardResult result, int? width) => CliApplication.RunAsync(
        (_, _, _) => Task.FromResult(result), ["guard"], Environment, Output, Error, TimeProvider.System, CancellationToken.None, width);

    public Task<int> RunAsync(GuardResult result, params string[] args) =>
        RunAsync((_, _) => Task.FromResult(result), CancellationToken.None, args);

    public Task<int> RunAsync(Func<RunContext, CancellationToken, Task<GuardResult>> engine, CancellationToken cancellationToken,
        params string[] args) =>
        CliApplication.RunAsync(
            (options, context, token) =>
            {
                (Options, Context) = (options, context);
                return engine(context, token);
            },
            args, Environment, Output, Error, TimeProvider.System, cancellationToken, input: new StringReader(Input));

    public void Dispose() => Files.Dispose();
}
