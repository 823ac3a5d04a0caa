using Tenantry.Billing.Tests;
using Tenantry.Billing.Tests.Proofs;

// What the runner would generate, beside the host that the proof of crashes starts and kills.
if (args is [CrashHost.Verb])
{
    await CrashHost.RunAsync();
    return 0;
}

return args.Any(arg => arg is "-automated" or "@@")
    ? await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args)
    : await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
