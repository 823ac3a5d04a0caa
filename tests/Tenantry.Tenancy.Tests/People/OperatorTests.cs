using Microsoft.Extensions.DependencyInjection;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Tests.People;

public sealed class OperatorTests(TenancyApp shared)
{
    [Fact]
    public async Task FirstStart_CreatesAnOperator_AndWritesThePasswordToAProtectedFile()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("tenancy").FullName, "operator.txt");
        await using var app = await TenancyApp.StartAsync(await PostgresForTests.CreateDatabaseAsync(), ("OperatorPasswordFile", file));
        var seeded = app.App.Services.GetRequiredService<SeededOperator>();
        var browser = app.Browser();

        var signedIn = await browser.SendAsync("/signin", ("Input.Email", seeded.Email!), ("Input.Password", seeded.Password!));

        signedIn.Location.ShouldEndWith("/admin");
        (await browser.GetRequestInfoAsync()).IsOperator.ShouldBeTrue();
        (await browser.GetAsync("/probe/operators")).Text.ShouldBe("in");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Trim().ShouldBe($"operator@localhost {seeded.Password}");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        app.Logs.All.ShouldNotContain(seeded.Password!);
    }

    [Fact]
    public async Task LaterStart_CreatesNoOperator()
    {
        await using var restarted = await TenancyApp.StartAsync(shared.App.ConnectionString);

        restarted.App.Services.GetRequiredService<SeededOperator>().Email.ShouldBeNull();
        (await restarted.SqlAsync("select count(*) from tenancy.user where operator_role is not null")).ShouldBe(1L);
    }

    [Fact]
    public async Task Member_IsNotAnOperator_AndViceVersa()
    {
        var (member, _, _) = await shared.MemberAsync();
        var operators = shared.Browser();
        await operators.SendAsync("/signin", ("Input.Email", "operator@localhost"), ("Input.Password", TenancyApp.Password));

        (await member.GetAsync("/probe/operators")).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        (await operators.GetAsync("/probe/members")).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }
}
