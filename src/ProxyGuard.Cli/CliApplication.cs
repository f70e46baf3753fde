using System.Reflection;
using ProxyGuard.Cli.Ci;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Conclude;
using ProxyGuard.Cli.Doctor;
using ProxyGuard.Cli.Explain;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli;

/// <summary>The program from arguments to exit code: options, host, the guard's run, telling.</summary>
public static class CliApplication
{
    /// <summary>The version of the program, without the commit.</summary>
    public static string Version { get; } =
        typeof(CliApplication).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?
            .InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>Runs the program. It throws nothing, whatever happens.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="environment">The environment, read once.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ctrl+C or SIGTERM.</param>
    /// <param name="terminalWidth">The width of the terminal that standard output is; null when it is none.</param>
    /// <param name="input">Standard input; null: empty.</param>
    public static Task<int> RunAsync(
        string[] args,
        IReadOnlyDictionary<string, string> environment,
        TextWriter output,
        TextWriter error,
        TimeProvider time,
        CancellationToken cancellationToken,
        int? terminalWidth = null,
        TextReader? input = null) =>
        RunAsync(GuardRun.RunAsync, args, environment, output, error, time, cancellationToken, terminalWidth, input);

    /// <summary>The same with another engine.</summary>
    internal static async Task<int> RunAsync(
        Func<GuardOptions, RunContext, CancellationToken, Task<GuardResult>> guard,
        string[] args,
        IReadOnlyDictionary<string, string> environment,
        TextWriter output,
        TextWriter error,
        TimeProvider time,
        CancellationToken cancellationToken,
        int? terminalWidth = null,
        TextReader? input = null)
    {
        var arguments = new CommandLineArguments(args);
        var language = LanguageChoice.Of(arguments, environment);
        if (arguments.WantsHelp || arguments.WantsVersion) return Inform(arguments, output, language);
        if (arguments.Command == ExplainCommand.Name)
            return await ExplainAsync(guard, arguments, environment, output, error, time, language, cancellationToken);
        var (options, faults) = new GuardOptionsReader(arguments, environment, language).Read();
        var isForPrograms = options is { Format: not OutputFormat.Text };
        var log = isForPrograms ? error : output;
        var host = CiHosts.Choose(
            options?.Ci ?? CiChoice.Auto, environment, log, error, options?.Guard.Directories[0] ?? ".", language.Teller);
        if (options is null) return TellFaults(host, faults);

        ResultTeller? teller = null;
        var secrets = KnownSecrets.Of(environment, options.ReportToken, options.CommentToken);
        foreach (var secret in secrets) host.Mask(secret);
        try
        {
            if (options.Mode is not (Mode.Guard or Mode.Probe))
            {
                await RunOtherAsync(options, host, input ?? TextReader.Null, environment, time, cancellationToken);
                return (int)(cancellationToken.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Fine);
            }
            var identity = new RunIdentity(Guid.CreateVersion7(time.GetUtcNow()), host.Repository, Version, host.Facts);
            var result = await guard(options.Guard, new RunContext(environment, time, identity), cancellationToken);
            var isColoured = string.IsNullOrEmpty(environment.GetValueOrDefault("NO_COLOR"))
                && environment.GetValueOrDefault("TERM") != "dumb";
            var isTable = host.Kind == CiKind.None && !isForPrograms;
            teller = new ResultTeller(options, new Surroundings(host, output, time, isTable ? terminalWidth : null, isColoured));
            var code = await teller.TellAsync(result, cancellationToken);
            return (int)(cancellationToken.IsCancellationRequested ? ExitCode.Cancelled : code);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            host.Annotate(Severity.Warning, language.Program.Cancelled);
            return (int)ExitCode.Cancelled;
        }
        catch (Exception fault)
        {
            var words = KnownSecrets.Hide($"{fault.GetType().Name}: {fault.Message}\n{fault.StackTrace}", secrets);
            return (int)OwnFault(host, words, teller is { HasExported: true }, language);
        }
    }

    private static async Task<int> ExplainAsync(
        Func<GuardOptions, RunContext, CancellationToken, Task<GuardResult>> guard,
        CommandLineArguments arguments,
        IReadOnlyDictionary<string, string> environment,
        TextWriter output,
        TextWriter error,
        TimeProvider time,
        Language language,
        CancellationToken cancellationToken)
    {
        try
        {
            var identity = new RunIdentity(Guid.CreateVersion7(time.GetUtcNow()), "local/explained", Version, null);
            return (int)await new ExplainCommand(arguments, environment, output, error, language).RunAsync(
                (options, variables) => guard(options, new RunContext(variables, time, identity), cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (int)ExitCode.Cancelled;
        }
    }

    // None of them fails a build: it is over, or a stranger's.
    private static Task RunOtherAsync(
        CliOptions options, ICiHost host, TextReader input, IReadOnlyDictionary<string, string> environment, TimeProvider time,
        CancellationToken cancellationToken) => options.Mode switch
        {
            Mode.Conclude => new ConcludeCommand(options, host, input, new OutcomeUploader(new ServicePost(time)))
                .RunAsync(options.Conclusion!, cancellationToken),
            Mode.Comment => new ForkCommentCommand(options, host, environment, time).RunAsync(options.From!, cancellationToken),
            Mode.Doctor => new DoctorCommand(host, input, options.Language.Doctor).RunAsync(
                options.FailedBuild!, KnownSecrets.Of(environment, options.ReportToken, options.CommentToken), cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Mode, "is guard's"),
        };

    private static int Inform(CommandLineArguments arguments, TextWriter output, Language language)
    {
        if (arguments.WantsHelp) output.Write(HelpText.Render(language.Options));
        else output.Write($"proxyguard {Version}\n");
        return (int)ExitCode.Fine;
    }

    private static int TellFaults(ICiHost host, IReadOnlyList<OptionFault> faults)
    {
        foreach (var fault in faults) host.Annotate(Severity.Error, fault.ToString());
        return (int)ExitCode.BadInput;
    }

    // The tool never breaks a build by itself: under a CI host its own fault is an annotation, and the build goes on as it was.
    private static ExitCode OwnFault(ICiHost host, string fault, bool hasExported, Language language)
    {
        var lines = fault.Split('\n');
        host.Annotate(Severity.Error, language.Program.OwnFault(lines[0], hasExported));
        foreach (var line in lines.Skip(1).Take(20)) host.Say(line.TrimEnd());
        return host.Kind == CiKind.None ? ExitCode.OwnFault : ExitCode.Fine;
    }
}
