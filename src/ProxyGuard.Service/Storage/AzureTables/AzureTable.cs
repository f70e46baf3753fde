using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace ProxyGuard.Service.Storage.AzureTables;

/// <summary>Rows as they come from one request.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">What to send for the next ones; null when these were the last.</param>
internal sealed record TablePage(IReadOnlyList<TableRow> Rows, TableContinuation? Next);

internal sealed record TableContinuation(string? Partition, string? Key);

/// <summary>The requests to one table of the Azure Table service.</summary>
internal sealed class AzureTable(HttpPipeline pipeline, Uri endpoint, string name)
{
    /// <summary>With "minimal" an entity has its ETag, and its binary properties their type.</summary>
    public const string Json = "application/json;odata=minimalmetadata";

    private const string NextPartition = "x-ms-continuation-NextPartitionKey";
    private const string NextRow = "x-ms-continuation-NextRowKey";
    private readonly string _account = endpoint.AbsoluteUri.TrimEnd('/');

    public static AzureTable Of(AzureTableOptions options, TimeProvider time)
    {
        var account = options.Account();
        return new(TablePipeline.For(account, time), account.Endpoint, options.Table);
    }

    /// <summary>Whether the table is there. Asks for a row, which the narrowest signature may do too.</summary>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        var request = Request(RequestMethod.Get, name + "()");
        request.Uri.AppendQuery("$top", "1");
        var answer = TableAnswer.Of(await SendAsync(request, cancellationToken));
        return answer.IsGood || (answer.IsTableMissing ? false : throw answer.ToFault());
    }

    /// <summary>Makes the table, unless another did in the meantime.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { TableName = name });
        var answer = TableAnswer.Of(await SendAsync(Post("Tables", "application/json", body), cancellationToken));
        if (!answer.IsGood && answer.Code != "TableAlreadyExists") throw answer.ToFault();
    }

    public async Task<TablePage> ReadAsync(string filter, int most, TableContinuation? from, CancellationToken cancellationToken)
    {
        var request = Request(RequestMethod.Get, name + "()");
        request.Uri.AppendQuery("$filter", filter, escapeValue: true);
        request.Uri.AppendQuery("$top", most.ToString(CultureInfo.InvariantCulture));
        if (from?.Partition is { } partition) request.Uri.AppendQuery("NextPartitionKey", partition, escapeValue: true);
        if (from?.Key is { } key) request.Uri.AppendQuery("NextRowKey", key, escapeValue: true);
        var response = await SendAsync(request, cancellationToken);
        return response.Status == 200 ? Page(response) : throw TableAnswer.Of(response).ToFault();
    }

    public async Task<TableAnswer> WriteAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        var body = EntityBatch.Write($"{_account}/{name}", partition, writes);
        var response = await SendAsync(Post("$batch", EntityBatch.ContentType, body), cancellationToken);
        if (response.Status >= 300) return TableAnswer.Of(response);
        return (response.Status == TableAnswer.Accepted ? TableAnswer.OfBatch(response.Content.ToString(), writes.Count) : null)
            ?? throw new StoreUnavailableException("Azure Tables answered a batch with something else");
    }

    private static TablePage Page(Response response)
    {
        try
        {
            using var document = JsonDocument.Parse(response.Content);
            return new([.. document.RootElement.GetProperty("value").EnumerateArray().Select(TableEntity.Read)], Continuation(response));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new StoreUnavailableException("Azure Tables answered with something else than rows", fault);
        }
    }

    private static TableContinuation? Continuation(Response response)
    {
        var partition = response.Headers.TryGetValue(NextPartition, out var header) ? header : null;
        var key = response.Headers.TryGetValue(NextRow, out header) ? header : null;
        return partition is null && key is null ? null : new TableContinuation(partition, key);
    }

    private Request Post(string path, string type, ReadOnlyMemory<byte> body)
    {
        var request = Request(RequestMethod.Post, path);
        request.Headers.Add("Content-Type", type);
        request.Content = RequestContent.Create(body);
        return request;
    }

    private Request Request(RequestMethod method, string path)
    {
        var request = pipeline.CreateRequest();
        request.Method = method;
        request.Uri.Reset(new Uri($"{_account}/{path}"));
        request.Headers.Add("Accept", Json);
        request.Headers.Add("x-ms-version", "2019-02-02");
        request.Headers.Add("DataServiceVersion", "3.0");
        return request;
    }

    private async Task<Response> SendAsync(Request request, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.SendRequestAsync(request, cancellationToken);
        }
        catch (Exception fault) when (IsFailure(fault) && !cancellationToken.IsCancellationRequested)
        {
            var last = (fault as AggregateException)?.InnerExceptions[^1] ?? fault;
            throw new StoreUnavailableException("Azure Tables cannot be reached: " + last.GetBaseException().Message, fault);
        }
    }

    private static bool IsFailure(Exception fault) =>
        fault is RequestFailedException or IOException or OperationCanceledException or AggregateException or AuthenticationFailedException;
}
