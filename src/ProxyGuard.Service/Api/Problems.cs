using Microsoft.AspNetCore.Http.HttpResults;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Api;

/// <summary>What an answer that is a fault looks like (RFC 9457), for the description of the API.</summary>
/// <param name="Type">An address that explains the kind of fault.</param>
/// <param name="Title">The kind of fault in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong with this request.</param>
/// <param name="Errors">Every fault of the request, where there may be several.</param>
/// <param name="TraceId">What the service's log calls this request.</param>
internal sealed record Problem(
    string Type, string Title, int Status, string? Detail = null, IReadOnlyList<RequestFault>? Errors = null, string? TraceId = null)
{
    public const string MediaType = "application/problem+json";
}

/// <summary>One thing wrong in a request.</summary>
/// <param name="Path">Where: a parameter, or a JSON path such as <c>proxies[2].health</c>; <c>$</c> for the document as a whole.</param>
/// <param name="Message">What is allowed there. It never repeats the value.</param>
internal sealed record RequestFault(string Path, string Message);

/// <summary>The faults several endpoints answer alike.</summary>
internal static class Problems
{
    public static ProblemHttpResult BadQuery(IReadOnlyList<ReportFault> faults) =>
        Invalid("query", $"The query has {faults.Count} faults.", faults);

    /// <summary>Something was sent that has faults: all of them.</summary>
    public static ProblemHttpResult Invalid(string what, string detail, IReadOnlyList<ReportFault> faults) => TypedResults.Problem(
        detail,
        statusCode: StatusCodes.Status400BadRequest,
        title: $"The {what} is not valid",
        extensions: new Dictionary<string, object?>
        {
            ["errors"] = faults.Select(fault => new RequestFault(fault.Path, fault.Message)).ToList(),
        });

    public static ProblemHttpResult NotFound(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound);

    public static ProblemHttpResult NoSuchRepository() => NotFound("No run of this repository was reported.");
}
