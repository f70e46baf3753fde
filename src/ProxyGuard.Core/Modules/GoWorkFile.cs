namespace ProxyGuard.Core.Modules;

/// <summary>What a go.work file says. Source: Go Modules Reference, "go.work files".</summary>
public sealed record GoWorkFile
{
    /// <summary>The version of Go, or null when the line is missing.</summary>
    public SourceValue? Go { get; init; }

    /// <summary>The toolchain asked for, or null.</summary>
    public SourceValue? Toolchain { get; init; }

    /// <summary>The run-time settings.</summary>
    public IReadOnlyList<GodebugSetting> Godebug { get; init; } = [];

    /// <summary>The directories of the modules, as written: absolute, or relative to the file.</summary>
    public IReadOnlyList<SourceValue> Use { get; init; } = [];

    /// <summary>The replacements, which win over those of the modules.</summary>
    public IReadOnlyList<ModuleReplacement> Replace { get; init; } = [];
}
