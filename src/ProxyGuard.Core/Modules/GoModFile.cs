namespace ProxyGuard.Core.Modules;

/// <summary>What a go.mod file says, line by line. Source: Go Modules Reference, "go.mod files".</summary>
public sealed record GoModFile
{
    /// <summary>The path of the module, or null when the line is missing.</summary>
    public SourceValue? Module { get; init; }

    /// <summary>The lowest version of Go that can build it, such as <c>1.23.0</c>, or null when the line is missing.</summary>
    public SourceValue? Go { get; init; }

    /// <summary>The toolchain asked for, such as <c>go1.24.1</c> or <c>default</c>, or null.</summary>
    public SourceValue? Toolchain { get; init; }

    /// <summary>The run-time settings.</summary>
    public IReadOnlyList<GodebugSetting> Godebug { get; init; } = [];

    /// <summary>The module versions required, direct and indirect; a module may occur more than once.</summary>
    public IReadOnlyList<ModuleRequirement> Require { get; init; } = [];

    /// <summary>The module versions never used.</summary>
    public IReadOnlyList<ModuleExclusion> Exclude { get; init; } = [];

    /// <summary>The replacements, in file order; of two for the same module and version the later counts.</summary>
    public IReadOnlyList<ModuleReplacement> Replace { get; init; } = [];

    /// <summary>The versions of this very module that should not be used.</summary>
    public IReadOnlyList<ModuleRetraction> Retract { get; init; } = [];

    /// <summary>The packages that <c>go tool</c> runs (Go 1.24).</summary>
    public IReadOnlyList<SourceValue> Tool { get; init; } = [];

    /// <summary>The directories that package patterns leave out (Go 1.25).</summary>
    public IReadOnlyList<SourceValue> Ignore { get; init; } = [];
}

/// <summary>A text and where it stands.</summary>
/// <param name="Value">The text, unquoted.</param>
/// <param name="Line">The line, counted from 1.</param>
public readonly record struct SourceValue(string Value, int Line);

/// <summary>A <c>godebug</c> line.</summary>
/// <param name="Key">The name of the setting.</param>
/// <param name="Value">Its value.</param>
/// <param name="Line">The line, counted from 1.</param>
public sealed record GodebugSetting(string Key, string Value, int Line);

/// <summary>A <c>require</c> line.</summary>
/// <param name="Module">The module and its version in canonical form.</param>
/// <param name="IsIndirect">Whether the line carries <c>// indirect</c>.</param>
/// <param name="Line">The line, counted from 1.</param>
public sealed record ModuleRequirement(ModuleVersion Module, bool IsIndirect, int Line);

/// <summary>An <c>exclude</c> line.</summary>
/// <param name="Module">The module and its version in canonical form.</param>
/// <param name="Line">The line, counted from 1.</param>
public sealed record ModuleExclusion(ModuleVersion Module, int Line);

/// <summary>A <c>retract</c> line.</summary>
/// <param name="Low">The first version retracted, as written.</param>
/// <param name="High">The last version retracted; the same as <paramref name="Low"/> for a single one.</param>
/// <param name="Rationale">The comments that say why; empty when there are none.</param>
/// <param name="Line">The line, counted from 1.</param>
public sealed record ModuleRetraction(string Low, string High, string Rationale, int Line);
