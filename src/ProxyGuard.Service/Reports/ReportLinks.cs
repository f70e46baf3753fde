using Microsoft.Extensions.Options;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Reports;

/// <summary>Addresses of pages.</summary>
internal sealed class ReportLinks(IOptions<ReportsOptions> options)
{
    public const string AccountingPath = "/accounting";

    /// <summary>The path of a repository's page.</summary>
    public static string PathOf(string repository) => "/r/" + IdEncoding.Encode(repository);

    /// <summary>The path of the page of one of its runs.</summary>
    public static string PathOf(string repository, Guid run) => $"{PathOf(repository)}/runs/{run}";

    /// <summary>The whole address of a repository's page.</summary>
    public string Of(HttpRequest request, string repository) => Base(request) + PathOf(repository);

    /// <summary>The whole address of the page that says how figures are counted.</summary>
    public string Accounting(HttpRequest request) => Base(request) + AccountingPath;

    private string Base(HttpRequest request) =>
        (options.Value.PublicUrl ?? $"{request.Scheme}://{request.Host}{request.PathBase}").TrimEnd('/');
}
