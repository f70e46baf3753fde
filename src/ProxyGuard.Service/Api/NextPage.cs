namespace ProxyGuard.Service.Api;

/// <summary>Where the next page of a list is, in a header: a table has no place for it.</summary>
internal static class NextPage
{
    /// <param name="context">The request.</param>
    /// <param name="next">What <c>after</c> is for the next page; null on the last.</param>
    public static void Add(HttpContext context, string? next)
    {
        if (next is not null) context.Response.Headers.Link = $"<{Query(context.Request.Query, next)}>; rel=\"next\"";
    }

    private static QueryString Query(IQueryCollection query, string next) => QueryString
        .Create(query.Where(parameter => !parameter.Key.Equals(ApiParameter.After.Name, StringComparison.OrdinalIgnoreCase)))
        .Add(ApiParameter.After.Name, next);
}
