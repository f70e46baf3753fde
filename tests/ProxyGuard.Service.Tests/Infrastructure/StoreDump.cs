using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ProxyGuard.Service.Tests.Infrastructure;

/// <summary>Every row of a store as text, to hold "before" against "after".</summary>
internal static class StoreDump
{
    public static IReadOnlyList<string> Read(ServiceFixture service)
    {
        using var connection = new SqliteConnection($"Data Source={service.DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT partition, key, etag, hex(value) FROM rows ORDER BY partition, key";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            var (partition, key, tag, value) = (reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3));
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{partition} {key} {tag} {value}"));
        }
        return rows;
    }
}
