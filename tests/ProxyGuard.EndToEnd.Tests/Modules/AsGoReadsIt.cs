using System.Text.Json;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.EndToEnd.Tests.Modules;

/// <summary>
/// One line of text for every fact of a module file, from our reading and from go's own, so that both can be compared. Go's printer
/// leaves out what has an empty name, and the godebug lines of a workspace.
/// </summary>
internal static class AsGoReadsIt
{
    public static string Of(GoModFile file) => Join(
    [
        $"module {file.Module?.Value}",
        $"go {file.Go?.Value}",
        $"toolchain {file.Toolchain?.Value}",
        .. file.Godebug.Where(setting => setting.Key != "").Select(setting => $"godebug {setting.Key}={setting.Value}"),
        .. file.Require.Where(line => line.Module.Path != "").Select(line => $"require {line.Module} {line.IsIndirect}"),
        .. file.Exclude.Where(line => line.Module.Path != "").Select(line => $"exclude {line.Module}").Distinct(),
        .. Replace(file.Replace),
        .. file.Retract.Where(line => line.Low + line.High != "").Select(line => $"retract {line.Low} {line.High} {line.Rationale}"),
        .. file.Tool.Select(line => $"tool {line.Value}").Distinct(),
        .. file.Ignore.Select(line => $"ignore {line.Value}").Distinct(),
    ]);

    public static string Of(GoWorkFile file) => Join(
    [
        $"go {file.Go?.Value}",
        $"toolchain {file.Toolchain?.Value}",
        .. file.Use.Select(line => $"use {line.Value}"),
        .. Replace(file.Replace),
    ]);

    public static string OfModJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return Join(
        [
            $"module {Text(root.GetProperty("Module"), "Path")}",
            .. Lines(root),
            .. List(root, "Require").Select(line => $"require {Module(line)} {line.TryGetProperty("Indirect", out _)}"),
            .. List(root, "Exclude").Select(line => $"exclude {Module(line)}"),
            .. List(root, "Replace").Select(Replace),
            .. List(root, "Retract").Select(line => $"retract {Text(line, "Low")} {Text(line, "High")} {Text(line, "Rationale")}"),
            .. List(root, "Tool").Select(line => $"tool {Text(line, "Path")}"),
            .. List(root, "Ignore").Select(line => $"ignore {Text(line, "Path")}"),
        ]);
    }

    public static string OfWorkJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return Join([.. Lines(root), .. List(root, "Use").Select(line => $"use {Text(line, "DiskPath")}"), .. List(root, "Replace").Select(Replace)]);
    }

    // Of several replacements for one module version go keeps the last, where that one stands.
    private static IEnumerable<string> Replace(IReadOnlyList<ModuleReplacement> lines) => lines
        .Where((line, at) => line.OldPath != "" && !lines.Skip(at + 1).Any(later => (later.OldPath, later.OldVersion) == (line.OldPath, line.OldVersion)))
        .Select(line => $"replace {line.OldPath}@{line.OldVersion} => {line.NewPath}@{line.NewVersion}");

    private static string Replace(JsonElement line) => $"replace {Module(line.GetProperty("Old"))} => {Module(line.GetProperty("New"))}";

    private static IEnumerable<string> Lines(JsonElement root) =>
    [
        $"go {Text(root, "Go")}",
        $"toolchain {Text(root, "Toolchain")}",
        .. List(root, "GoDebug").Select(setting => $"godebug {Text(setting, "Key")}={Text(setting, "Value")}"),
    ];

    private static string Module(JsonElement module) => $"{Text(module, "Path")}@{Text(module, "Version")}";

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static JsonElement[] List(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    // The order of directives in the JSON is by kind, and within a kind by file; sorting leaves nothing to chance.
    private static string Join(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
