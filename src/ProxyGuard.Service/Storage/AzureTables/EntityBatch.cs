using System.Buffers;
using System.Text;

namespace ProxyGuard.Service.Storage.AzureTables;

/// <summary>An entity group transaction on the wire ("Performing entity group transactions"): a change set with a request a row.</summary>
internal static class EntityBatch
{
    public const string ContentType = "multipart/mixed; boundary=batch_rows";

    /// <param name="table">The table's address.</param>
    /// <param name="partition">The one partition of all rows.</param>
    /// <param name="writes">The rows.</param>
    public static ReadOnlyMemory<byte> Write(string table, string partition, IReadOnlyList<RowWrite> writes)
    {
        var output = new ArrayBufferWriter<byte>(1024 + 2048 * writes.Count);
        Text(output, "--batch_rows\r\nContent-Type: multipart/mixed; boundary=changeset_rows\r\n\r\n");
        foreach (var write in writes)
        {
            Text(output, Head(table, partition, write));
            if (write.Value is not null) TableEntity.Write(output, partition, write.Key, write.Value);
            Text(output, "\r\n");
        }
        Text(output, "--changeset_rows--\r\n--batch_rows--\r\n");
        return output.WrittenMemory;
    }

    private static string Head(string table, string partition, RowWrite write)
    {
        var entity = $"{table}(PartitionKey={Literal(partition)},RowKey={Literal(write.Key)})";
        var (request, match) = (write.Value, write.Condition) switch
        {
            (null, _) => ("DELETE " + entity, write.Condition ?? "*"),
            (_, RowWrite.Absent) => ("POST " + table, null),
            _ => ("PUT " + entity, write.Condition),
        };
        return $"""
            --changeset_rows
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            {request} HTTP/1.1
            Accept: {AzureTable.Json}
            Content-Type: application/json
            Prefer: return-no-content
            DataServiceVersion: 3.0{(match is null ? "" : $"\nIf-Match: {match}")}


            """.ReplaceLineEndings("\r\n");
    }

    private static string Literal(string text) => Uri.EscapeDataString(RowFilter.Quote(text));

    private static void Text(IBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);
}
