using System.Collections.Concurrent;
using System.Text;
using ProxyGuard.Core.Probing;
using ProxyGuard.Testing.Checksums;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing.Lab;

/// <summary>Decides what a hop answers: the tree's content, changed by the fault that is in force. Used by both fronts.</summary>
internal sealed class HopAnswers(ModuleTree tree, LabOptions options, HopFaults faults)
{
    private readonly ConcurrentQueue<LabRequest> _requests = new();
    private readonly Queue<long> _second = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _sent;
    private volatile FaultState _state = new(faults);

    public long BytesSent => Interlocked.Read(ref _sent);

    public IReadOnlyList<LabRequest> Requests => [.. _requests];

    public Task Asked => _asked.Task;

    public LabOptions Options => options;

    public ChecksumDatabase? Database { get; set; } = options.Database;

    public Uri BaseUrl { get; set; } = new("http://127.0.0.1/");

    public HopFaults Faults
    {
        get => _state.Faults;
        set => _state = new(value);
    }

    public void CountSent(long bytes) => Interlocked.Add(ref _sent, bytes);

    /// <summary>The fault that a new connection meets, or null.</summary>
    public Fault? ForConnection() => _state is { Faults.Everywhere: { IsWholeHop: true } fault } state && state.Hits() ? fault : null;

    public LabAnswer Answer(RequestHead head)
    {
        var path = Uri.UnescapeDataString(head.RawPath);
        var below = Below(path, options.BasePath);
        var target = below is null ? null : ProxyTarget.Parse(below);
        var (answer, fault) = Admit(head) is { } refusal ? (refusal, null)
            : Aside(path) is { } aside ? (aside, null)
            : target is null ? (LabAnswer.NotFound("no such path in the module proxy protocol"), null)
            : Faulty(target, head);
        if (options.RefusalText is { } text && answer.Status >= 400) answer = answer with { Body = Refusal(text, answer.Status, target) };
        var status = answer.ShowsStatus ? answer.Status : 0;
        _requests.Enqueue(new(
            options.Time.GetUtcNow(), head.Method, head.RawTarget, path,
            head.Headers, head.Connection, head.Protocol, status, target, fault));
        _asked.TrySetResult();
        return answer;
    }

    private static byte[] Refusal(string text, int status, ProxyTarget? target) => Encoding.UTF8.GetBytes(
        text.Replace("{status}", $"{status}").Replace("{module}", target?.Module).Replace("{version}", target?.Version ?? "latest") + "\n");

    private (LabAnswer, Fault?) Faulty(ProxyTarget target, RequestHead head)
    {
        var healthy = Healthy(target);
        var state = _state;
        var fault = (IsAbsent(target) ? state.Faults.ByEndpoint.GetValueOrDefault(Endpoint.Absent) : null)
            ?? state.Faults.For(target.Endpoint);
        // A content fault has nothing to change in a "no": the module is simply not there.
        if (fault is null || (healthy.Status != 200 && fault.Endpoints.Count < 3) || !state.Hits()) return (healthy, null);
        var context = new AnswerContext(tree, Database, target, BaseUrl, Below(head.RawPath, options.BasePath) ?? head.RawPath);
        return (fault.Change(healthy, context), fault);
    }

    private LabAnswer Healthy(ProxyTarget target)
    {
        var module = target is { Module: { } path, Version: { } version } ? tree[path, version] : null;
        return target.Endpoint switch
        {
            Endpoint.SumDbSupported or Endpoint.SumDbLookup or Endpoint.SumDbTile => OfDatabase(target),
            Endpoint.List when !IsAbsent(target) => Text(Lines(tree.ListOf(target.Module!))),
            Endpoint.Latest when tree.NewestOf(target.Module!) is { } newest => Json(tree[target.Module!, newest]!.Info),
            Endpoint.Info when module is not null => Json(module.Info),
            Endpoint.Mod when module is not null => Text(module.Mod),
            Endpoint.Zip when module is not null => new(200, "application/zip", module.Zip),
            _ => LabAnswer.NotFound($"module {target.Module}: no such module or version"),
        };
    }

    private LabAnswer OfDatabase(ProxyTarget target)
    {
        if (Database is not { } database) return LabAnswer.NotFound("this hop carries no checksum database");
        if (target.Database is { } name && name != database.Name) return LabAnswer.NotFound($"no checksum database {name}");
        return target.Endpoint switch
        {
            Endpoint.SumDbLookup when database.Lookup(target.Module!, target.Version!) is { } found => Text(Encoding.UTF8.GetBytes(found)),
            Endpoint.SumDbTile when database.Tile(target.Tile!) is { } tile => new(200, "application/octet-stream", tile),
            Endpoint.SumDbSupported => Text([]),
            _ => LabAnswer.NotFound("no such record or tile"),
        };
    }

    private bool IsAbsent(ProxyTarget target) => target.Module is { } path && tree.NewestOf(path) is null;

    private LabAnswer? Aside(string path) =>
        path.StartsWith(LabPath.Login, StringComparison.Ordinal) ? LabAnswer.Html()
        : path.StartsWith(LabPath.Nothing, StringComparison.Ordinal) ? LabAnswer.NotFound("this host knows nothing")
        : !path.StartsWith(LabPath.Here, StringComparison.Ordinal) ? null
        : ProxyTarget.Parse(path[LabPath.Here.Length..]) is { } target ? Healthy(target)
        : null;

    private LabAnswer? Admit(RequestHead head)
    {
        if (head.Method != "GET") return LabAnswer.Refused(405);
        if (options.RequestsPerSecond is { } limit && IsOver(limit)) return LabAnswer.Refused(429).With("Retry-After", "1");
        if (options.Credentials is not { } expected) return null;
        var basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(expected));
        return head.Header("Authorization") == basic ? null : LabAnswer.Refused(401).With("WWW-Authenticate", "Basic realm=\"lab\"");
    }

    private bool IsOver(int limit)
    {
        lock (_second)
        {
            var now = options.Time.GetTimestamp();
            while (_second.TryPeek(out var first) && options.Time.GetElapsedTime(first, now) >= TimeSpan.FromSeconds(1)) _second.Dequeue();
            if (_second.Count >= limit) return true;
            _second.Enqueue(now);
            return false;
        }
    }

    private static byte[] Lines(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    private static LabAnswer Json(byte[] body) => new(200, "application/json", body);

    private static LabAnswer Text(byte[] body) => new(200, "text/plain; charset=utf-8", body);

    private static string? Below(string path, string basePath) =>
        basePath.Length == 0 ? path : path.StartsWith(basePath + "/", StringComparison.Ordinal) ? path[basePath.Length..] : null;

    /// <summary>Faults, and how many requests they have met since they were set.</summary>
    private sealed class FaultState(HopFaults faults)
    {
        private int _met;

        public HopFaults Faults => faults;

        public bool Hits()
        {
            var number = Interlocked.Increment(ref _met);
            return number > faults.BreakAfter && (faults.HealAfter is not { } last || number <= faults.BreakAfter + last);
        }
    }
}
