using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Data;
using Tenantry.Platform.Hosting;
using Tenantry.Platform.Permissions;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.People;

/// <summary>Creates the first operator of a new deployment if there is none.</summary>
internal sealed class OperatorSeed(
    IServiceScopeFactory scopes, TenancyOptions options, SeededOperator seeded, IHostEnvironment environment, TimeProvider clock,
    ILogger<OperatorSeed> logger)
    : IDataSeedContributor
{
    // Letters and digits that are not easily confused with others.
    private const string Letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int Length = 20;

    public int Order => 20;

    public async Task SeedAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TenancyDbContext>();
        if (await db.Set<User>().AnyAsync(row => row.OperatorRole != null, ct))
        {
            return;
        }

        if (options.OperatorPassword is null && environment.IsProduction())
        {
            logger.NoOperator();
            return;
        }

        var password = options.OperatorPassword ?? RandomNumberGenerator.GetString(Letters, Length);
        if (Passwords.Check(password, options.OperatorEmail) is { } problem)
        {
            throw new TenantryStartException($"Tenantry:Tenancy:OperatorPassword is not allowed. {problem.Message}");
        }

        var user = User.New(options.OperatorEmail, "Operator", clock, RoleOptions.OperatorOwner);
        user.EmailConfirmed = true;
        var created = await scope.ServiceProvider.GetRequiredService<UserManager<User>>().CreateAsync(user, password);
        if (!created.Succeeded)
        {
            throw new TenantryStartException(
                $"The first operator {options.OperatorEmail} could not be created ({string.Join(", "
                    + "", created.Errors.Select(error => error.Code))}). " +
                "Set Tenantry:Tenancy:OperatorEmail to an email address without an account.");
        }

        logger.OperatorCreated(user.Id);
        if (options.OperatorPassword is null)
        {
            seeded.Set(options.OperatorEmail, password);
            await WriteAsync(password, ct);
        }
    }

    private async Task WriteAsync(string password, CancellationToken ct)
    {
        if (options.OperatorPasswordFile is not { } path)
        {
            return;
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        // An existing file would keep its permissions if it were overwritten.
        File.Delete(path);
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(path, file);
        await writer.WriteLineAsync($"{options.OperatorEmail} {password}".AsMemory(), ct);
    }
}
