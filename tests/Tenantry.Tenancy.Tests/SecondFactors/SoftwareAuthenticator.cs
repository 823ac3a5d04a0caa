using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tenantry.Tenancy.Tests.SecondFactors;

/// <summary>A passkey device in software (WebAuthn level 3): one key on P-256, without attestation.</summary>
internal sealed class SoftwareAuthenticator(string origin) : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private uint _counter;

    public bool VerifiesUser { get; set; } = true;

    private string? UserHandle { get; set; }

    public string Create(string options)
    {
        var request = JsonDocument.Parse(options).RootElement;
        UserHandle = request.GetProperty("user").GetProperty("id").GetString();
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        byte[] publicKey = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Data(request.GetProperty("rp").GetProperty("id").GetString()!, 0x40), .. new byte[16], 0x00, 0x20, .. _id,
            .. publicKey];
        byte[] attestation =
        [
            0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), 0x58, (byte)data.Length, .. data,
        ];
        return Credential(new
        {
            clientDataJSON = Encode(ClientData("webauthn.create", request)), attestationObject = Encode(attestation),
                transports = new[] { "internal" },
        });
    }

    public string Get(string options)
    {
        var request = JsonDocument.Parse(options).RootElement;
        var data = Data(request.GetProperty("rpId").GetString()!, 0);
        var clientData = ClientData("webauthn.get", request);
        var signature = _key.SignData([.. data, .. SHA256.HashData(clientData)], HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new
        {
            clientDataJSON = Encode(clientData), authenticatorData = Encode(data), signature = Encode(signature), userHandle = UserHandle,
        });
    }

    public void Dispose() => _key.Dispose();

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private static byte[] Text(string text) => [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];

    // The flags: 1 the user was present, 4 the user was verified.
    private byte[] Data(string domain, byte flags)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, ++_counter);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), (byte)(flags | 1 | (VerifiesUser ? 4 : 0)), .. counter];
    }

    private byte[] ClientData(string type, JsonElement request) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type, challenge = request.GetProperty("challenge").GetString(), origin, crossOrigin = false,
    });

    private string Credential(object response) => JsonSerializer.Serialize(new
    {
        id = Encode(_id), rawId = Encode(_id), type = "public-key", authenticatorAttachment = "platform",
        clientExtensionResults = new { }, response,
    });
}
