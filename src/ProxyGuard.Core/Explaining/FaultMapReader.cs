using System.Text.Json;
using System.Text.Unicode;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Explaining;

/// <summary>
/// Reads a fault map. What is no fault map is a fault with its line and key, all at once; what is one, but holds something that the model
/// does not know, is read, and its answer is unknown. The form is docs/explain.md.
/// </summary>
public sealed class FaultMapReader
{
    private const int MostBytes = 1 << 20;
    private const int MostModules = 10_000;

    private static readonly string[] Keys =
        ["goVersion", "goproxy", "env", "operation", "modules", "goSum", "hops", "named", "vendored", "cached", "toolchain"];

    private static readonly Dictionary<string, (bool Zip, bool Mod)> GoSums = new(StringComparer.Ordinal)
    {
        ["present"] = (true, true),
        ["partial"] = (false, true),
        ["absent"] = (false, false),
    };

    private readonly string _file;
    private readonly JsonTree _root;
    private readonly List<SourceFault> _faults = [];
    private readonly List<FormattableString> _unknown = [];

    private FaultMapReader(string file, JsonTree root) => (_file, _root) = (file, root);

    /// <summary>Reads UTF-8 JSON of at most 1 MiB.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="file">Its name for faults.</param>
    public static Parsed<FaultMap?> Parse(ReadOnlyMemory<byte> utf8, string file)
    {
        if (utf8.Length > MostBytes) return Refused(file, 0, $"must be at most {MostBytes} bytes");
        if (!Utf8.IsValid(utf8.Span)) return Refused(file, 0, $"must be UTF-8");
        try
        {
            var root = JsonTree.Parse(utf8.Span);
            if (root.Kind != JsonTokenType.StartObject) return Refused(file, root.Line, $"must be a JSON object");
            var reader = new FaultMapReader(file, root);
            var map = reader.Read();
            return reader._faults.Count > 0 ? new(null, [.. reader._faults.Distinct().OrderBy(fault => fault.Line)]) : new(map, []);
        }
        catch (JsonException fault)
        {
            return Refused(file, (int)(fault.LineNumber ?? -1) + 1, $"is no JSON: it must be an object as docs/explain.md shows it");
        }
    }

    private FaultMap Read()
    {
        foreach (var (name, value) in _root.Members.Where(member => !Keys.Contains(member.Name)))
            Fault(value, $"\"{name}\" is no key of a fault map; allowed: {string.Join(", ", Keys)}");
        var twice = _root.Members.GroupBy(member => member.Name).Where(same => same.Count() > 1);
        foreach (var (name, value) in twice.Select(same => same.Last()))
            Fault(value, $"\"{name}\" stands here twice");
        var operation = ReadCode<GoOperation>("operation");
        var modules = ReadModules(operation);
        var environment = ReadEnvironment();
        var hops = ReadHops(modules, environment);
        var input = new ResolutionInput(environment.Go, ReadGoVersion(), operation, modules, environment.Guard(hops))
        {
            NamesModules = ReadFlag("named", true),
            IsVendored = ReadFlag("vendored", false),
            Toolchain = Optional("toolchain", JsonTokenType.String)?.Text,
        };
        return new FaultMap(input, [.. _unknown, .. environment.Unknown]);
    }

    private GoVersion ReadGoVersion()
    {
        if (Required("goVersion", JsonTokenType.String) is not { } value) return default;
        if (!GoVersion.TryParse(value.Text, out var version)) Fault(value, $"goVersion must be a version of Go such as 1.27 or 1.27.4");
        else if (!MeasuredReleases.Hold(version))
            _unknown.Add($"go {value.Text} was never measured; known are {MeasuredReleases.First} to {MeasuredReleases.Last}");
        return version;
    }

    private SituationEnvironment ReadEnvironment()
    {
        var proxy = Required("goproxy", JsonTokenType.String)?.Text ?? "off";
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Optional("env", JsonTokenType.StartObject)?.Members ?? [])
        {
            if (value.Kind != JsonTokenType.String) Fault(value, $"env.{name} must be a text");
            else if (name == "GOPROXY") Fault(value, $"env.GOPROXY cannot be set: goproxy is the place for it");
            else variables[name] = value.Text;
        }
        return new SituationEnvironment(proxy, variables);
    }

    private List<WantedModule> ReadModules(GoOperation operation)
    {
        var inGoSum = ReadGoSum();
        var cached = Texts("cached").Select(item => item.Text).ToHashSet(StringComparer.Ordinal);
        var items = Required("modules", JsonTokenType.StartArray);
        if (items is { Members.Count: 0 or > MostModules }) Fault(items, $"modules must name from 1 to {MostModules} modules");
        var modules = new List<WantedModule>();
        foreach (var item in Texts("modules"))
        {
            var at = item.Text.IndexOf('@', StringComparison.Ordinal);
            var (path, version) = at < 0 ? (item.Text, null) : (item.Text[..at], item.Text[(at + 1)..]);
            if (version is null && operation == GoOperation.Download)
                Fault(item, $"modules: {Quote(item.Text)} has no version, and a download needs one: PATH@VERSION");
            if (!ModulePath.IsValid(path)) _unknown.Add($"{Quote(path)} is no module path");
            var isCached = cached.Contains(item.Text) || cached.Contains(path);
            modules.Add(new WantedModule(path, version, inGoSum.Zip, inGoSum.Mod) { IsCached = isCached });
        }
        return modules;
    }

    private (bool Zip, bool Mod) ReadGoSum()
    {
        if (Required("goSum", JsonTokenType.String) is not { } value) return default;
        if (GoSums.TryGetValue(value.Text, out var state)) return state;
        Fault(value, $"goSum must be one of {string.Join(", ", GoSums.Keys)}");
        return default;
    }

    private HopTable ReadHops(List<WantedModule> modules, SituationEnvironment environment)
    {
        var paths = modules.Select(module => module.Path).Append(ToolchainSwitch.Module);
        var table = new HopTable(paths.ToHashSet(StringComparer.Ordinal));
        foreach (var (name, value) in Optional("hops", JsonTokenType.StartObject)?.Members ?? [])
        {
            ProxyUrl? url = null;
            if (name != "direct" && !ProxyUrl.TryParse(name, out url, out _))
                Fault(value, $"hops: {Quote(name)} is no hop; allowed: direct, or a URL as it stands in goproxy or GOSUMDB");
            else if (url is not null && _faults.Count == 0 && !environment.Names(url))
                _unknown.Add($"the hop {Quote(url.Text)} stands neither in goproxy nor in GOSUMDB");
            else ReadHop(name, value, url is null ? table.Origin : table[url]);
        }
        return table;
    }

    private void ReadHop(string name, JsonTree value, HopRow row)
    {
        row.IsNamed = true;
        if (value.Kind == JsonTokenType.String) row.Everywhere = FindFault(name, value.Text);
        else if (value.Kind != JsonTokenType.StartObject)
            Fault(value, $"hops: {Quote(name)} must be a fault, or an object of them by endpoint");
        else foreach (var (endpoint, fault) in value.Members) ReadFault(name, endpoint, fault, row);
    }

    private void ReadFault(string hop, string endpoint, JsonTree value, HopRow row)
    {
        if (value.Kind != JsonTokenType.String)
        {
            Fault(value, $"hops: {Quote(endpoint)} of {Quote(hop)} must be the name of a fault");
            return;
        }
        var fault = FindFault(hop, value.Text);
        if (endpoint == "*") row.Everywhere = fault;
        else if (!FaultMap.Endpoints.TryGetValue(endpoint, out var known))
            _unknown.Add($"{Quote(endpoint)} of {Quote(hop)} is no endpoint; known are *, {string.Join(", ", FaultMap.Endpoints.Keys)}");
        else if (fault is not null && !fault.IsAbout(known)) _unknown.Add($"the fault {fault.Name} cannot be at {endpoint}");
        else if (fault is not null) row.Set(known, fault);
    }

    private HopFault? FindFault(string hop, string name)
    {
        if (name is "" or "healthy") return null;
        if (FaultTable.Find(name) is { } fault) return fault;
        _unknown.Add($"{Quote(name)} of {Quote(hop)} is no fault that is known");
        return null;
    }

    private T ReadCode<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(
        System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicFields)] T>(string name) where T : struct, Enum
    {
        if (Required(name, JsonTokenType.String) is not { } value) return default;
        if (Codes.TryParse<T>(value.Text, out var known)) return known;
        Fault(value, $"{name} must be one of {string.Join(", ", Codes.All<T>())}");
        return default;
    }

    private bool ReadFlag(string name, bool byDefault)
    {
        if (Find(name) is not { } value) return byDefault;
        if (value.Kind is not (JsonTokenType.True or JsonTokenType.False)) Fault(value, $"{name} must be true or false");
        return value.Kind == JsonTokenType.True;
    }

    private IEnumerable<JsonTree> Texts(string name)
    {
        foreach (var (_, item) in Optional(name, JsonTokenType.StartArray)?.Members ?? [])
        {
            if (item.Kind == JsonTokenType.String) yield return item;
            else Fault(item, $"{name} must hold texts");
        }
    }

    private JsonTree? Required(string name, JsonTokenType kind)
    {
        if (Find(name) is null) _faults.Add(new SourceFault(_file, _root.Line, $"{name} is missing: it must be {Words(kind)}"));
        return Optional(name, kind);
    }

    private JsonTree? Optional(string name, JsonTokenType kind)
    {
        if (Find(name) is not { } value || value.Kind == kind) return Find(name);
        Fault(value, $"{name} must be {Words(kind)}");
        return null;
    }

    private JsonTree? Find(string name) => _root.Members.FirstOrDefault(member =>
        member.Name == name && member.Value.Kind != JsonTokenType.Null).Value;

    private void Fault(JsonTree at, FormattableString words) => _faults.Add(new SourceFault(_file, at.Line, words));

    private static FormattableString Words(JsonTokenType kind) => kind switch
    {
        JsonTokenType.String => $"a text",
        JsonTokenType.StartArray => $"a list",
        _ => $"an object",
    };

    private static string Quote(string text) => $"\"{(text.Length > 80 ? text[..80] + "…" : text)}\"";

    private static Parsed<FaultMap?> Refused(string file, int line, FormattableString words) =>
        new(null, [new SourceFault(file, line, words)]);
}
