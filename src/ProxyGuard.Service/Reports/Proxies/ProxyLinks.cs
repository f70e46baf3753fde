using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Reports.Proxies;

/// <summary>Addresses of the pages of proxies.</summary>
internal static class ProxyLinks
{
    public const string Ranking = "/proxies";

    public static string PathOf(string proxy) => $"{Ranking}/{IdEncoding.Encode(proxy)}";
}
