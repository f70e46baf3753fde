using System.Text.RegularExpressions;

namespace ProxyGuard.Core.Modules.Syntax;

/// <summary>What directives of go.mod and go.work have in common: each reads arguments, or reports a fault and gives null.</summary>
internal static partial class DirectiveArguments
{
    public static SourceValue? One(Directive directive, string usage, FaultList faults)
    {
        if (directive.Arguments is [var token]) return Text(token, directive, faults) is { } text ? new(text, directive.Line) : null;
        Malformed(directive, Exactly(usage), faults);
        return null;
    }

    public static SourceValue? GoLine(Directive directive, SourceValue? before, FaultList faults) =>
        Once(directive, before, GoVersionForm, Exactly("go 1.23.0"), faults);

    public static SourceValue? ToolchainLine(Directive directive, SourceValue? before, FaultList faults) =>
        Once(directive, before, ToolchainForm, Either("toolchain go1.23.0", "toolchain default"), faults);

    public static GodebugSetting? Godebug(Directive directive, FaultList faults)
    {
        if (directive.Arguments is [var setting] && !setting.AsSpan().ContainsAny("\"`',") && setting.Split('=', 2) is [var key, var value])
        {
            return new GodebugSetting(key, value, directive.Line);
        }
        Malformed(directive, $"{"godebug key=value"}, without quotes or commas", faults);
        return null;
    }

    public static ModuleVersion? Module(Directive directive, FaultList faults)
    {
        if (directive.Arguments is not [var pathToken, var versionToken])
        {
            Malformed(directive, Exactly($"{directive.Verb} module/path v1.2.3"), faults);
            return null;
        }
        if (Text(pathToken, directive, faults) is not { } path || Version(versionToken, directive, faults) is not { } version) return null;
        return Fits(path, version, directive, faults) ? new ModuleVersion(path, version) : null;
    }

    public static ModuleReplacement? Replacement(Directive directive, FaultList faults)
    {
        var tokens = directive.Arguments;
        var arrow = tokens is [_, "=>", ..] ? 1 : 2;
        if (tokens.Count - arrow is not (2 or 3) || tokens[arrow] != "=>")
        {
            const string replaced = "replace module/path [v1.2.3] => ";
            Malformed(directive, replaced + "other/module v1.4.5", replaced + "../local/directory", faults);
            return null;
        }
        if (Text(tokens[0], directive, faults) is not { } oldPath) return null;
        string? oldVersion = null;
        if (arrow == 2 && (oldVersion = Version(tokens[1], directive, faults)) is null) return null;
        if (!Fits(oldPath, oldVersion, directive, faults)) return null;

        if (Text(tokens[arrow + 1], directive, faults) is not { } newPath) return null;
        string? newVersion = null;
        if (tokens.Count == arrow + 3 && (newVersion = Version(tokens[arrow + 2], directive, faults)) is null) return null;
        if (TargetFault(newPath, newVersion) is { } fault)
        {
            faults.Add(directive.Line, fault);
            return null;
        }
        return new ModuleReplacement(oldPath, oldVersion, newPath, newVersion, directive.Line);
    }

    /// <summary>Reports a directive that has the form of neither the one usage nor the other.</summary>
    public static void Malformed(Directive directive, string usage, string other, FaultList faults) =>
        Malformed(directive, Either(usage, other), faults);

    private static void Malformed(Directive directive, FormattableString usage, FaultList faults) =>
        faults.Add(directive.Line, $"'{directive.Excerpt}' is malformed; expected: {usage}");

    private static FormattableString Exactly(string usage) => $"{usage}";

    private static FormattableString Either(string usage, string other) => $"{usage}, or: {other}";

    /// <summary>A token as text: unquoted when it is quoted. A raw string is refused, as <c>go</c> does in spite of its grammar.</summary>
    public static string? Text(string token, Directive directive, FaultList faults)
    {
        if (token[0] == '"')
        {
            if (QuotedString.Unquote(token) is { } text) return text;
            faults.Add(directive.Line, $"the string {FaultList.Excerpt(token)} holds an escape that Go does not know");
            return null;
        }
        if (!token.AsSpan().ContainsAny("\"'`")) return token;
        faults.Add(
            directive.Line,
            $"a quotation mark in {FaultList.Excerpt(token)}; allowed are plain text and \"double quotes\" around the whole");
        return null;
    }

    private static string? Version(string token, Directive directive, FaultList faults)
    {
        if (Text(token, directive, faults) is not { } text) return null;
        if (SemanticVersion.TryParse(text, out var version)) return version.Canonical;
        faults.Add(directive.Line, $"'{FaultList.Excerpt(text)}' is not a version; expected the form v1.2.3");
        return null;
    }

    private static bool Fits(string path, string? version, Directive directive, FaultList faults)
    {
        if (!ModulePath.TrySplitMajor(path, out var suffix))
        {
            faults.Add(
                directive.Line,
                $"module path '{FaultList.Excerpt(path)}' has no proper major version; expected a path that ends in {MajorsOf(path)}");
            return false;
        }
        if (version is null || ModulePath.MajorFits(version, suffix)) return true;
        faults.Add(
            directive.Line,
            $"version {FaultList.Excerpt(version)} does not fit module path '{FaultList.Excerpt(path)}'; expected {MajorsFor(suffix)}");
        return false;
    }

    private static FormattableString MajorsOf(string path)
    {
        if (path.StartsWith("gopkg.in/", StringComparison.Ordinal)) return $".v0, .v1 or higher";
        return $"/v2 or higher, or in no major version";
    }

    private static FormattableString MajorsFor(string suffix) => suffix switch
    {
        "" => $"v0 or v1 (or +incompatible)",
        _ => Exactly(suffix.TrimStart('.')),
    };

    private static SourceValue? Once(Directive directive, SourceValue? before, Regex form, FormattableString usage, FaultList faults)
    {
        if (before is { } first)
        {
            faults.Add(directive.Line, $"a second '{directive.Verb}' line; the first is line {first.Line}, and only one is allowed");
            return null;
        }
        if (directive.Arguments is [var token] && form.IsMatch(token)) return new SourceValue(token, directive.Line);
        Malformed(directive, usage, faults);
        return null;
    }

    private static FormattableString? TargetFault(string path, string? version)
    {
        var isDirectory = ModuleReplacement.IsDirectoryPath(path);
        var name = FaultList.Excerpt(path);
        if (version is not null && isDirectory)
            return $"the directory '{name}' has a version; expected a directory alone, or a module and its version";
        if (version is not null) return null;
        if (!isDirectory) return $"the replacement '{name}' has no version; expected 'path version', or a directory beginning with ./, ../ or /";
        if (Path.DirectorySeparatorChar == '/' && path.Contains('\\')) return $"the directory '{name}' is written with \\; expected /";
        return null;
    }

    [GeneratedRegex(@"\A[1-9][0-9]*\.(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*))?([a-z]+[0-9]+)?\z")]
    private static partial Regex GoVersionForm { get; }

    [GeneratedRegex(@"\A(default\z|go1(\z|\.))")]
    private static partial Regex ToolchainForm { get; }
}
