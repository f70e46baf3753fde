using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>Adds up rollups of many repositories by proxy. One that a repository holds to be private is not counted from there.</summary>
internal sealed class FleetSum
{
    // So many are held before they are added up: one addition of many is cheaper than many of one, and memory stays small.
    private const int Held = 64;
    private readonly Dictionary<string, (List<ProxyRollup> Parts, long Repositories)> _sums = new(StringComparer.Ordinal);

    public IEnumerable<string> Proxies => _sums.Keys;

    public void Add(IEnumerable<StoredRollup> ofOneRepository)
    {
        foreach (var stored in ofOneRepository.Where(stored => stored.Rollup.PrivateRuns == 0))
        {
            var (parts, repositories) = _sums.GetValueOrDefault(stored.Proxy, ([], 0));
            parts.Add(stored.Rollup);
            _sums[stored.Proxy] = (parts.Count < Held ? parts : [ProxyRollup.Merge(parts)], repositories + 1);
        }
    }

    public FleetRollup? Of(string proxy, DateTimeOffset asOf) => _sums.TryGetValue(proxy, out var sum)
        ? new(ProxyRollup.Merge(sum.Parts), sum.Repositories, asOf)
        : null;
}
