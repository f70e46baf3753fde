using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Lab;

/// <summary>
/// What the model expects of <c>go</c> with a faulty hop in front of a healthy one: the rules exist there, and only
/// there.
/// </summary>
internal static class FaultExpectation
{
    // Floods, a bomb and half a list: the model says unknown, because what go does depends on the machine or on the bytes.
    private static readonly Dictionary<string, GoOutcome> NotModelled = new()
    {
        ["truncated-silent"] = GoOutcome.Misled,
        ["zip-bomb"] = GoOutcome.Stop,
    };

    public static GoOutcome Of(FaultCase one)
    {
        var endpoint = FaultName.ParseEndpoint(one.Endpoint);
        var fault = FaultTable.Find(one.Fault)!;
        var resolution = ResolutionModel.Predict(InputOf(one, endpoint, fault));
        var asksHealthy = resolution.Asked.Any(asked => asked.Hop.Url?.Text == "http://healthy.test" && asked.File.Endpoint == endpoint);
        return (fault.Answer.Kind, resolution.Result) switch
        {
            (_, ResolutionResult.Unknown) => NotModelled.TryGetValue(one.Fault, out var known) ? known
                : one.Separator == "|" ? GoOutcome.Next : GoOutcome.Stop,
            // Later than any test waits.
            (AnswerKind.LateError, _) or (_, ResolutionResult.Hang) => GoOutcome.Hang,
            (_, ResolutionResult.Fail) => GoOutcome.Stop,
            _ when asksHealthy => GoOutcome.Next,
            _ => resolution.Served.First(served =>
                served.File.Endpoint == endpoint).Answer.Kind == AnswerKind.Right ? GoOutcome.Used : GoOutcome.Misled,
        };
    }

    private static ResolutionInput InputOf(FaultCase one, Endpoint endpoint, HopFault fault)
    {
        var chain = $"http://broken.test{one.Separator}http://healthy.test";
        var environment = GoEnvironment.From(
            new Dictionary<string, string> { ["GOPROXY"] = chain, ["GOSUMDB"] = "off" }, GoEnvironmentFiles.Nothing);
        _ = GoVersion.TryParse(one.Go, out var go);
        return new(environment, go, OperationOf(endpoint), [ModuleOf(endpoint)], Answer) { NamesModules = true };

        Answer Answer(Hop hop, FileRequest file) =>
            hop.Url!.Text == "http://broken.test" && (file.Endpoint == endpoint || fault.IsBelowHttp) ? fault.AnswerOver(isHttps: false)
            : Core.Resolving.Answer.Right;
    }

    private static GoOperation OperationOf(Endpoint endpoint) => endpoint switch
    {
        Endpoint.List => GoOperation.List,
        Endpoint.Latest => GoOperation.Latest,
        _ => GoOperation.Download,
    };

    private static WantedModule ModuleOf(Endpoint endpoint) => endpoint switch
    {
        Endpoint.Latest => new(SampleModules.Nightly, null, true, true) { Versions = [] },
        Endpoint.List => new(SampleModules.Alpha, null, true, true),
        _ => new(SampleModules.Alpha, SampleModules.AlphaNewest, true, true),
    };
}
