using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProxyGuard.Service.Reports;
using ProxyGuard.Testing.Contracts;

namespace ProxyGuard.Service.Tests.Infrastructure;

/// <summary>
/// Holds every answer a test gets against the service's own description: status, media type, body. And every page that shows a
/// percentage must say how it is counted.
/// </summary>
internal sealed partial class ContractHandler(Func<Task<JsonNode>> readDocument) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        // A body that cannot be read twice would be taken from the test.
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        if (path.StartsWith("/api/", StringComparison.Ordinal)) await CheckAnswerAsync(request.Method, path, response, cancellationToken);
        else if (response.Content.Headers.ContentType?.MediaType == "text/html") await CheckPageAsync(path, response, cancellationToken);
        return response;
    }

    private static async Task CheckPageAsync(string path, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (path == ReportLinks.AccountingPath) return;
        var html = await response.Content.ReadAsStringAsync(cancellationToken);
        if (Percentage().IsMatch(html) && !html.Contains("href=\"/accounting", StringComparison.Ordinal))
            throw new ContractException($"{path} shows a percentage and no link to /accounting");
    }

    private async Task CheckAnswerAsync(HttpMethod method, string path, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var document = await readDocument();
        var what = $"{method} {path} → {(int)response.StatusCode}";
        var operation = Operation(document, method, path);
        var media = response.Content.Headers.ContentType?.MediaType;
        if (operation is null)
        {
            var isProblem = (int)response.StatusCode is 401 or 403 or 404 or 405 && media is "application/problem+json" or null;
            if (!isProblem) throw new ContractException($"{what}: no such operation is described");
            return;
        }
        var answer = operation["responses"]![$"{(int)response.StatusCode}"] ?? throw new ContractException($"{what}: the status is not described");
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        if (answer["content"] is null && body.Length == 0) return;
        var schema = answer["content"]?[media ?? ""]?["schema"] ?? throw new ContractException($"{what}: {media} is not described");
        JsonNode? value = media!.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(body) : body;
        var faults = new JsonSchemaCheck(document).Check(value, schema);
        if (faults.Count > 0) throw new ContractException($"{what}:\n{string.Join('\n', faults)}");
    }

    private static JsonNode? Operation(JsonNode document, HttpMethod method, string path) => document["paths"]!.AsObject()
        .Where(pair => Regex.IsMatch(path, "^" + PathParameter().Replace(pair.Key, "[^/]+") + "$"))
        .OrderBy(pair => pair.Key.Count(letter => letter == '{'))
        .Select(pair => pair.Value![method.Method.ToLowerInvariant()])
        .FirstOrDefault(operation => operation is not null);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex PathParameter();

    [GeneratedRegex(@"\d %")]
    private static partial Regex Percentage();
}

/// <summary>The service answered something that its description does not say.</summary>
internal sealed class ContractException(string message) : Exception(message);
