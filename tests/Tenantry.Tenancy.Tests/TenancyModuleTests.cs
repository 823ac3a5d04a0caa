using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Permissions;
using Tenantry.Tenancy.Pages;

namespace Tenantry.Tenancy.Tests;

public sealed class TenancyModuleTests(TenancyApp app)
{
    [Fact]
    public void AddingTheModuleTwice_HasNoEffect()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddTenancy();
        builder.Services.AddTenancyPages();
        var once = builder.Services.Count;
        builder.AddTenancy();
        builder.Services.AddTenancyPages();

        builder.Services.Count.ShouldBe(once);
    }

    [Fact]
    public void MissingCall_IsReported()
    {
        using var host = WebApplication.CreateBuilder().Build();

        Should.Throw<InvalidOperationException>(() => host.UseTenancy()).Message
            .ShouldBe("Call builder.AddTenancy() before app.UseTenancy().");
        Should.Throw<InvalidOperationException>(() => host.MapTenancy()).Message
            .ShouldBe("Call builder.AddTenancy() before app.MapTenancy().");
    }

    [Fact]
    public void EveryProblem_HasATest()
    {
        var tests = string.Concat(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "sources"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText));
        var codes = new[] { typeof(TenancyModule), typeof(TenancyPagesModule) }.SelectMany(module => module.Assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Problems", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Select(property => (Problem)property.GetValue(null)!).ToList();

        codes.Select(problem => problem.Code).ShouldBeUnique();
        codes.Where(problem => !tests.Contains($"\"{problem.Code}\"", StringComparison.Ordinal))
            .Select(problem => problem.Code).ShouldBeEmpty();
    }

    [Fact]
    public void EveryPermission_IsPublicAndDefinedOnce()
    {
        var names = typeof(TenancyPermissions).GetFields().Select(field => (string)field.GetRawConstantValue()!);

        app.App.Services.GetServices<PermissionDefinition>().Select(permission => permission.Name)
            .Where(name => name.StartsWith("Tenancy.", StringComparison.Ordinal))
            .ShouldBe(names, ignoreOrder: true);
    }

    [Theory]
    [InlineData("LockoutAfter", "1")]
    [InlineData("SessionLength", "00:00:01")]
    [InlineData("BaseDomain", "https://example.com/")]
    [InlineData("OperatorPassword", "short")]
    public async Task OptionOutOfRange_PreventsTheStart(string name, string value) => (await Should.ThrowAsync<Exception>(
        TestApp.StartAsync(builder => builder.AddTenancy(), null, app.App.ConnectionString,
            [new("Tenantry:Tenancy:" + name, value)]))).Message.ShouldContain(name);
}
