using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Output;
using ProxyGuard.Core.Explaining;

namespace ProxyGuard.Cli.Explain;

/// <summary><c>proxyguard explain --faults FILE</c>: what <c>go</c> would do in a made-up situation. Asks nobody.</summary>
internal static class ExplainCommand
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "explain";

    private const long MostBytes = 1 << 20;

    /// <summary>Answers on standard output, or names every fault on standard error.</summary>
    public static ExitCode Run(CommandLineArguments arguments, IReadOnlyDictionary<string, string> environment, TextWriter output,
        TextWriter error)
    {
        var faults = arguments.Faults.Select(fault => fault.ToString()).ToList();
        var values = new OptionValues(arguments, environment);
        var format = values.Find(OptionTable.Format) is [var wanted, ..] ? wanted.Text : "text";
        if (format is not ("text" or "json"))
            faults.Add($"{OptionTable.Format.Flag}: {OptionFault.Quote(format)} is not allowed; allowed: text, json");
        var file = values.Find(OptionTable.FaultMap) is [var named, ..] ? named.Text : null;
        if (file is null) faults.Add($"{OptionTable.FaultMap.Flag} is missing: it names the fault map to explain (docs/explain.md)");
        var map = file is null ? null : Read(file, faults);
        if (map is null || faults.Count > 0) return Refuse(faults, error);

        var resolution = map.Predict();
        output.Write(format == "json" ? ExplainJson.Render(resolution) : ExplainText.Render(resolution));
        return ExitCode.Fine;
    }

    private static FaultMap? Read(string path, List<string> faults)
    {
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists || info.Length > MostBytes)
            {
                faults.Add($"{OptionTable.FaultMap.Flag}: {OptionFault.Quote(path)} is no readable file of at most {MostBytes} bytes");
                return null;
            }
            var parsed = FaultMapReader.Parse(File.ReadAllBytes(path), path);
            faults.AddRange(parsed.Faults.Select(fault => fault.ToString()));
            return parsed.Value;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{OptionTable.FaultMap.Flag}: {OptionFault.Quote(path)} cannot be read");
            return null;
        }
    }

    private static ExitCode Refuse(List<string> faults, TextWriter error)
    {
        foreach (var fault in faults) error.Write($"error: {PlainText.Clean(fault)}\n");
        return ExitCode.BadInput;
    }
}
