using Tenantry.Billing.Tests;
using Tenantry.Billing.Tests.Proofs;

// The entry point that the runner would generate, and the host that the crash test starts and kills.
if (args is [CrashHost.Verb])
{
    await CrashHost.RunAsync();
    return 0;
}

return args.Any(arg => arg is "-automated" or "@@")
    ? await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args)
    : await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
