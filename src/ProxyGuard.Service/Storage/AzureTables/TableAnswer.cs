using System.Text.RegularExpressions;
using Azure;

namespace ProxyGuard.Service.Storage.AzureTables;

/// <summary>How the service answered a request or a batch: the status, and its code for what went wrong.</summary>
internal sealed partial record TableAnswer(int Status, string Code)
{
    public const int Accepted = 202;

    public bool IsGood => Status is >= 200 and < 300;

    public bool IsTableMissing => this is { Status: 404, Code: "TableNotFound" };

    /// <summary>Whether a row was not as its write demanded: another tag, there already, or not there.</summary>
    public bool IsConflict => Status is 412 or 409 or 404 && Code is not ("TableNotFound" or "TableBeingDeleted");

    public static TableAnswer Of(Response response) => new(response.Status, ReadCode(response.Content.ToString()));

    /// <summary>
    /// The answer to a whole batch: of each row its own, or the one that failed. Null when it is none of these: then nothing is known.
    /// </summary>
    public static TableAnswer? OfBatch(string body, int rows)
    {
        var all = Statuses().Matches(body).Select(match => int.Parse(match.Groups[1].ValueSpan)).ToList();
        if (all is [var status] && status >= 300) return new TableAnswer(status, ReadCode(body));
        return all.Count == rows && all.All(one => one is >= 200 and < 300) ? new TableAnswer(Accepted, "") : null;
    }

    /// <summary>What the answer means to whoever uses the store. Nothing of the request is in it but that there was one.</summary>
    public Exception ToFault() => Status is 408 or 409 or 429 or >= 500 || IsTableMissing
        ? new StoreUnavailableException($"Azure Tables answered {this}")
        : new StoreRefusedException($"Azure Tables answered {this}: check the account, its key or identity, and the table's name");

    public override string ToString() => Code.Length > 0 ? $"{Status} {Code}" : $"{Status}";

    private static string ReadCode(string body) => Codes().Match(body).Groups[1].Value;

    [GeneratedRegex(@"^HTTP/1\.1 ([0-9]{3})", RegexOptions.Multiline)]
    private static partial Regex Statuses();

    [GeneratedRegex(@"""code""\s*:\s*""([A-Za-z]{1,64})""|<(?:\w+:)?[Cc]ode>([A-Za-z]{1,64})<")]
    private static partial Regex Codes();
}
