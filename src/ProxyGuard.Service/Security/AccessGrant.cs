using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Security;

/// <summary>What a request may do, by the token it came with.</summary>
/// <param name="Token">The token's id; empty when nobody had to ask.</param>
/// <param name="Pattern">For which repositories.</param>
/// <param name="Rights">What.</param>
internal sealed record AccessGrant(string Token, RepositoryPattern Pattern, TokenRights Rights)
{
    /// <summary>What everybody may do where reports are public.</summary>
    public static readonly AccessGrant Public = new("", RepositoryPattern.All, TokenRights.Read);

    /// <summary>What somebody may do who showed no token where one is needed.</summary>
    public static readonly AccessGrant Nothing = new("", RepositoryPattern.All, TokenRights.None);

    // Can be no repository's id, having no path: to read it is to look for what was never stored, and costs the same.
    public const string Nowhere = "-";

    /// <summary>A repository that is asked for by a query: itself when it may be read, else one that does not exist.</summary>
    public string Readable(string repository) =>
        ReportIds.IsRepository(repository) && May(TokenRights.Read, repository) ? repository : Nowhere;

    public bool May(TokenRights right, string repository) => Rights.HasFlag(right) && Pattern.Matches(repository);
}

/// <summary>Hands the grant from the gate to the endpoints.</summary>
internal static class RequestGrant
{
    /// <summary>What this request may do; nothing when it did not come through the gate.</summary>
    public static AccessGrant Grant(this HttpContext context) => context.Features.Get<AccessGrant>() ?? AccessGrant.Nothing;
}
