using System.Net;
using ProxyGuard.Testing.Lab;

namespace ProxyGuard.Testing.Logs;

/// <summary>
/// Everything a situation can reach, by its own names and ports: made for the inside of <c>eng/logs.sh</c>, where every address of
/// 203.0.113.0/24 is this machine, names are asked of 127.0.0.53, and there is no other network.
/// </summary>
internal sealed class LogWorld : IAsyncDisposable
{
    /// <summary>What code hosts serve.</summary>
    public const string Repositories = "/home/.world/git";

    private readonly NameServer _names;
    private readonly List<IAsyncDisposable> _servers = [];

    private LogWorld(NameServer names) => _names = names;

    /// <summary>
    /// Starts what the lines say. <c>https://HOST[:PORT]/PATH ITEMS [says TEXT]</c>: a module proxy with the items of a
    /// <see cref="HopSpec"/>. <c>web HOST STATUS [REDIRECT]</c>: a code host, or another web server.
    /// <c>dns NAME silent|servfail</c>: a name that cannot be looked up.
    /// <c>host NAME</c>: a machine on which nobody listens.
    /// </summary>
    public static async Task<LogWorld> StartAsync(string lines, NameServer names)
    {
        var world = new LogWorld(names);
        names.Names = [];
        var words = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', 3)).ToList();
        using var certificates = new LabCertificates(null, [.. words.Select(HostOf)]);
        await File.WriteAllTextAsync("/etc/ssl/certs/ca-certificates.crt", certificates.Root.ExportCertificatePem() + "\n");
        foreach (var line in words) await world.AddAsync(line, certificates);
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
    }

    private static string HostOf(string[] line) => line[0].Contains("://", StringComparison.Ordinal) ? new Uri(line[0]).Host : line[1];

    private async Task AddAsync(string[] line, LabCertificates certificates)
    {
        var host = HostOf(line);
        if (line[0] == "dns")
        {
            _names.Names[host] = line[2];
            return;
        }
        var address = IPAddress.TryParse(host, out _) ? host
            : _names.Names.GetValueOrDefault(host) ?? $"203.0.113.{10 + _names.Names.Count}";
        _names.Names[host] = address;
        if (line[0] == "web") _servers.Add(await WebAsync(line[2].Split(' '), address, certificates));
        else if (line[0] != "host") _servers.Add(await HopAsync(new(line[0]), line[1..], address, certificates));
    }

    private static Task<OriginServer> WebAsync(string[] rest, string address, LabCertificates certificates) =>
        OriginServer.StartAsync(
            new(IPAddress.Parse(address), 443), certificates, int.Parse(rest[0], null), rest.Length > 1 ? rest[1] : Repositories);

    private static Task<LabHop> HopAsync(Uri url, string[] rest, string address, LabCertificates certificates)
    {
        var text = string.Join(' ', rest).Split("says ", 2);
        var spec = HopSpec.Parse($"{url.Host}:{text[0].Trim()}");
        return LabHop.StartAsync(LogModules.Tree, spec.Faults, spec.Options with
        {
            Tls = url.Scheme == "https",
            BasePath = url.AbsolutePath,
            Host = url.Host,
            Endpoint = new(IPAddress.Parse(address), url.Port),
            Credentials = url.UserInfo.Length > 0 ? url.UserInfo : null,
            RefusalText = text.Length > 1 ? text[1].Replace("\\n", "\n").Replace("\\t", "\t") : "error code: {status}",
            Database = LogModules.Database,
            Certificates = certificates,
        });
    }
}
