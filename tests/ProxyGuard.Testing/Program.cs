using ProxyGuard.Testing;

return await LabProgram.RunAsync(args, Console.Out, Console.Error);
