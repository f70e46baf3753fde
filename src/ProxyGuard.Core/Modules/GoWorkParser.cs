using System.Text;
using ProxyGuard.Core.Modules.Syntax;

namespace ProxyGuard.Core.Modules;

/// <summary>Reads go.work files as strictly as the newest <c>go</c> does. Source: Go Modules Reference, "go.work files".</summary>
public static class GoWorkParser
{
    private static readonly string[] BlockVerbs = ["godebug", "use", "replace"];
    private static readonly string[] Verbs = ["go", "toolchain", .. BlockVerbs];

    /// <summary>Reads a go.work file.</summary>
    /// <param name="file">The file as the user would name it, for faults.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>What could be understood, and every fault up to 100.</returns>
    public static Parsed<GoWorkFile> Parse(string file, ReadOnlySpan<byte> content)
    {
        var faults = new FaultList(file);
        SourceValue? go = null, toolchain = null;
        List<GodebugSetting> godebug = [];
        List<SourceValue> use = [];
        List<ModuleReplacement> replace = [];
        foreach (var directive in new DirectiveReader(Verbs, BlockVerbs, faults).Read(Encoding.UTF8.GetString(content)))
        {
            switch (directive.Verb)
            {
                case "go":
                    go = DirectiveArguments.GoLine(directive, go, faults) ?? go;
                    break;
                case "toolchain":
                    toolchain = DirectiveArguments.ToolchainLine(directive, toolchain, faults) ?? toolchain;
                    break;
                case "godebug":
                    if (DirectiveArguments.Godebug(directive, faults) is { } setting) godebug.Add(setting);
                    break;
                case "use":
                    if (DirectiveArguments.One(directive, "use ./directory", faults) is { } directory) use.Add(directory);
                    break;
                case "replace":
                    if (DirectiveArguments.Replacement(directive, faults) is { } replacement) replace.Add(replacement);
                    break;
            }
        }
        var work = new GoWorkFile { Go = go, Toolchain = toolchain, Godebug = godebug, Use = use, Replace = replace };
        return new Parsed<GoWorkFile>(work, faults.ToList());
    }
}
