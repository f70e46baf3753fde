using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace ProxyGuard.Service.Storage.AzureTables;

/// <summary>The way of a request to the account: authorized, bounded in time, read again but never written again.</summary>
internal static class TablePipeline
{
    private const string Scope = "https://storage.azure.com/.default";
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(10);

    public static HttpPipeline For(TableAccount account, TimeProvider time) => Build(account switch
    {
        { Key: { } key } => new SharedKeyLite(account.Name, key, time),
        { Signature: { } signature } => new SharedAccessSignature(signature),
        _ => Identity(new DefaultAzureCredential()),
    });

    public static HttpPipelinePolicy Identity(TokenCredential credential) => new BearerTokenAuthenticationPolicy(credential, Scope);

    /// <param name="authorization">Applied once a request and not once a try: a signature is appended once, and outlives all tries.</param>
    /// <param name="transport">Null for the one that Azure's clients share.</param>
    public static HttpPipeline Build(HttpPipelinePolicy authorization, HttpPipelineTransport? transport = null)
    {
        var options = new Options { RetryPolicy = new ReadAgain(), Diagnostics = { IsLoggingEnabled = false } };
        options.Retry.NetworkTimeout = LongestTry;
        if (transport is not null) options.Transport = transport;
        return HttpPipelineBuilder.Build(options, [authorization], [], new ResponseClassifier());
    }

    private sealed class Options : ClientOptions;

    // A batch may have been committed although its answer says otherwise or never came, so only reads are repeated. One that is told
    // when to come again passes that on.
    private sealed class ReadAgain() : RetryPolicy(Most, DelayStrategy.CreateExponentialDelayStrategy(First, Longest))
    {
        private const int Most = 2;
        private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
        private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

        protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
            IsAllowed(message) ? base.ShouldRetryAsync(message, exception) : ValueTask.FromResult(false);

        protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
            IsAllowed(message) && base.ShouldRetry(message, exception);

        private static bool IsAllowed(HttpMessage message) =>
            message.Request.Method == RequestMethod.Get && !(message.HasResponse && message.Response.Headers.Contains("Retry-After"));
    }
}
