using ProxyGuard.Service;

var builder = WebApplication.CreateBuilder(args);
builder.AddProxyGuard();
var app = builder.Build();
app.UseProxyGuard();
try
{
    await app.RunAsync();
    return 0;
}
catch (Exception fault) when (ProxyGuardService.StartFaults(fault) is { Count: > 0 } faults)
{
    foreach (var message in faults) await Console.Error.WriteLineAsync("proxyguard-service: " + message);
    return 2;
}
