using System.Text;
using ProxyGuard.Core.Modules.Syntax;

namespace ProxyGuard.Core.Modules;

/// <summary>
/// Reads go.mod files as strictly as the newest <c>go</c> does, and reports every fault instead of the first.
/// One rule is stricter: names must be valid UTF-8. Source: Go Modules Reference, "go.mod files".
/// </summary>
public static class GoModParser
{
    private static readonly string[] BlockVerbs = ["module", "godebug", "require", "exclude", "replace", "retract", "tool", "ignore"];
    private static readonly string[] Verbs = [.. BlockVerbs, "go", "toolchain"];

    /// <summary>Reads a go.mod file.</summary>
    /// <param name="file">The file as the user would name it, for faults.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>What could be understood, and every fault up to 100.</returns>
    public static Parsed<GoModFile> Parse(string file, ReadOnlySpan<byte> content)
    {
        var faults = new FaultList(file);
        var builder = new Builder(faults);
        foreach (var directive in new DirectiveReader(Verbs, BlockVerbs, faults).Read(Encoding.UTF8.GetString(content)))
        {
            builder.Add(directive);
        }
        return new Parsed<GoModFile>(builder.Build(), faults.ToList());
    }

    private sealed class Builder(FaultList faults)
    {
        private readonly List<GodebugSetting> godebug = [];
        private readonly List<ModuleRequirement> require = [];
        private readonly List<ModuleExclusion> exclude = [];
        private readonly List<ModuleReplacement> replace = [];
        private readonly List<ModuleRetraction> retract = [];
        private readonly List<SourceValue> tool = [];
        private readonly List<SourceValue> ignore = [];
        private SourceValue? module, go, toolchain;

        public void Add(Directive directive)
        {
            switch (directive.Verb)
            {
                case "module": AddModule(directive); break;
                case "go": go = DirectiveArguments.GoLine(directive, go, faults) ?? go; break;
                case "toolchain": toolchain = DirectiveArguments.ToolchainLine(directive, toolchain, faults) ?? toolchain; break;
                case "godebug": Add(godebug, DirectiveArguments.Godebug(directive, faults)); break;
                case "require": AddRequirement(directive); break;
                case "exclude": AddExclusion(directive); break;
                case "replace": Add(replace, DirectiveArguments.Replacement(directive, faults)); break;
                case "retract": Add(retract, RetractArguments.Read(directive, faults)); break;
                case "tool": AddValue(tool, DirectiveArguments.One(directive, "tool package/path", faults)); break;
                case "ignore": AddValue(ignore, DirectiveArguments.One(directive, "ignore ./directory", faults)); break;
            }
        }

        public GoModFile Build() => new()
        {
            Module = module,
            Go = go,
            Toolchain = toolchain,
            Godebug = godebug,
            Require = require,
            Exclude = exclude,
            Replace = replace,
            Retract = retract,
            Tool = tool,
            Ignore = ignore,
        };

        private void AddModule(Directive directive)
        {
            if (module is { } first)
            {
                faults.Add(directive.Line, $"a second '{directive.Verb}' line; the first is line {first.Line}, and only one is allowed");
                return;
            }
            module = DirectiveArguments.One(directive, "module example.com/name", faults);
        }

        private void AddRequirement(Directive directive)
        {
            if (DirectiveArguments.Module(directive, faults) is { } needed)
            {
                require.Add(new ModuleRequirement(needed, directive.IsIndirect, directive.Line));
            }
        }

        private void AddExclusion(Directive directive)
        {
            if (DirectiveArguments.Module(directive, faults) is { } excluded) exclude.Add(new ModuleExclusion(excluded, directive.Line));
        }

        private static void Add<T>(List<T> list, T? item)
            where T : class
        {
            if (item is not null) list.Add(item);
        }

        private static void AddValue(List<SourceValue> list, SourceValue? item)
        {
            if (item is { } value) list.Add(value);
        }
    }
}
