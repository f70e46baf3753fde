using ProxyGuard.Service;
using ProxyGuard.Service.Commands;

var line = CommandLine.Split(args);
try
{
    var commands = new ServiceCommands(line.Settings, Console.Out, Console.Error);
    if (line.IsCommand) return await commands.RunAsync(line.Words, CancellationToken.None);
    var builder = WebApplication.CreateBuilder(args);
    builder.AddProxyGuard();
    var app = builder.Build();
    app.UseProxyGuard();
    await app.RunAsync();
    return 0;
}
catch (Exception fault) when (ProxyGuardService.StartFaults(fault) is { Count: > 0 } faults)
{
    foreach (var message in faults) await Console.Error.WriteLineAsync("proxyguard-service: " + message);
    return 2;
}
