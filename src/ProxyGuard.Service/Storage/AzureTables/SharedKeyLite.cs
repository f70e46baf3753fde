using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ProxyGuard.Service.Storage.AzureTables;

/// <summary>
/// Signs requests with the account's key ("Authorize with Shared Key", Table service): date and path, the account in front of it, even
/// where the path begins with the account already.
/// </summary>
internal sealed class SharedKeyLite(string account, byte[] key, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var signed = $"{date}\n/{account}{message.Request.Uri.ToUri().AbsolutePath}";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {account}:{signature}");
    }
}

/// <summary>Adds a shared access signature to the query, behind everything that could note an address.</summary>
internal sealed class SharedAccessSignature(string query) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var uri = message.Request.Uri;
        uri.Query = uri.Query.Length > 1 ? $"{uri.Query}&{query}" : "?" + query;
    }
}
