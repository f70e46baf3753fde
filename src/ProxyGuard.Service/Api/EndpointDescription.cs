namespace ProxyGuard.Service.Api;

/// <summary>That an endpoint takes these parameters.</summary>
internal sealed record TakesQuery(IReadOnlyList<ApiParameter> Parameters);

/// <summary>That an endpoint answers CSV when it is asked to.</summary>
internal sealed record AnswersCsv;

/// <summary>
/// How an endpoint says what it takes and answers. An endpoint below <c>/api/</c> that does not, or that answers otherwise, fails a test.
/// </summary>
internal static class EndpointDescription
{
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="name">The name a generated client calls it by.</param>
    /// <param name="summary">What it does, in a few words.</param>
    /// <param name="description">What else a caller should know.</param>
    /// <param name="parameters">The parameters of its query.</param>
    public static RouteHandlerBuilder Describe(
        this RouteHandlerBuilder endpoint, string name, string summary, string description, params ApiParameter[] parameters) =>
        endpoint.WithName(name).WithSummary(summary).WithDescription(description).WithMetadata(new TakesQuery(parameters))
            .Refuses([.. ApiDocument.OfEveryOperation.Keys]);

    // Any other type is let through too, so that the endpoint can say what is wrong with it.
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint) where T : notnull =>
        endpoint.Accepts<T>("application/json", ApiDocument.AnyType);

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) =>
        endpoint.Produces<T>(status, "application/json");

    /// <summary>The endpoint answers JSON or CSV, and 400 for a query it does not understand; there may be nothing in it.</summary>
    public static RouteHandlerBuilder AnswersList<T>(this RouteHandlerBuilder endpoint) =>
        endpoint.Answers<T>().WithMetadata(new AnswersCsv()).Refuses(StatusCodes.Status400BadRequest);

    /// <summary>The same, and 404 for what is not known.</summary>
    public static RouteHandlerBuilder AnswersTable<T>(this RouteHandlerBuilder endpoint) =>
        endpoint.AnswersList<T>().Refuses(StatusCodes.Status404NotFound);

    /// <summary>
    /// The endpoint takes something in exactly once: 201, and 200 for what it knows already; 409 for what contradicts that.
    /// </summary>
    public static RouteHandlerBuilder AnswersReceipt<T>(this RouteHandlerBuilder endpoint) => endpoint
        .Answers<T>(StatusCodes.Status201Created)
        .Answers<T>()
        .Refuses(
            StatusCodes.Status400BadRequest,
            StatusCodes.Status409Conflict,
            StatusCodes.Status413PayloadTooLarge,
            StatusCodes.Status415UnsupportedMediaType);

    /// <summary>The endpoint answers these statuses with a problem.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses) endpoint.Produces<Problem>(status, Problem.MediaType);
        return endpoint;
    }
}
