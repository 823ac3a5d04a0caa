using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Tenantry.Platform.Connections;

/// <summary>Represents a master key. Each purpose uses a key of its own that is derived from it.</summary>
/// <param name="Secret">The 32 bytes.</param>
internal sealed record MasterKey(byte[] Secret)
{
    public const int Length = 32;

    /// <summary>Gets an identifier that does not reveal the key.</summary>
    public string Id { get; } = Convert.ToHexStringLower(HMACSHA256.HashData(Secret, "tenantry key id"u8))[..16];

    public static MasterKey? Parse(string? text)
    {
        var bytes = new byte[Length];
        return text is not null && Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == Length
            ? new MasterKey(bytes) : null;
    }

    public byte[] Derive(string purpose) => HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(purpose));
}

/// <summary>
/// Provides the master keys: the first one encrypts, all of them decrypt. In Development, a missing key is made in the data directory.
/// </summary>
internal sealed class MasterKeys(PlatformOptions options, IHostEnvironment environment, IConfiguration configuration)
{
    private const string FileName = "master-key";

    // Not before the first use: a host that can't start must not write a file.
    private readonly Lazy<IReadOnlyList<MasterKey>> _keys = new(() => Load(options, environment, configuration));

    public MasterKey Current => _keys.Value[0];

    public MasterKey? Find(string id) => _keys.Value.FirstOrDefault(key => key.Id == id);

    /// <summary>Derives the password of a database role, so that every node can compute it and it is stored nowhere.</summary>
    public string PasswordOf(string role) => Convert.ToHexStringLower(Current.Derive("tenantry role " + role));

    private static List<MasterKey> Load(PlatformOptions options, IHostEnvironment environment, IConfiguration configuration)
    {
        var keys = options.MasterKey.Select(MasterKey.Parse).OfType<MasterKey>().ToList();
        if (keys.Count > 0)
        {
            return keys;
        }

        return environment.IsDevelopment()
            ? [Make(Path.Combine(environment.ContentRootPath, configuration["Tenantry:DataDirectory"] ?? ".data", FileName))]
            : throw new InvalidOperationException(MasterKeyValidator.Missing);
    }

    private static MasterKey Make(string file)
    {
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            try
            {
                using var writer = new StreamWriter(file, create);
                writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(MasterKey.Length)));
            }
            catch (IOException) when (File.Exists(file))
            {
                // Another host on the same data directory made it at the same moment.
            }
        }

        return MasterKey.Parse(File.ReadAllText(file))
            ?? throw new InvalidOperationException($"{file} contains no key: it must be 32 bytes in base64. Delete it to make a new one.");
    }
}
