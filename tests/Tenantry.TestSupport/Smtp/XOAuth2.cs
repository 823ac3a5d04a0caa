using System.Buffers;
using System.IO.Pipelines;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SmtpServer;
using SmtpServer.IO;
using SmtpServer.Net;
using SmtpServer.Protocol;

namespace Tenantry.TestSupport.Smtp;

// The server library supports only PLAIN and LOGIN. XOAUTH2 is offered as well and translated to PLAIN with the token as the password.
internal sealed class XOAuth2CommandFactory : SmtpCommandFactory
{
    public override SmtpCommand CreateEhlo(string domainOrAddress) => new Ehlo(domainOrAddress);

    private sealed class Ehlo(string domainOrAddress) : EhloCommand(domainOrAddress)
    {
        protected override IEnumerable<string> GetExtensions(ISessionContext context) => base.GetExtensions(context)
            .Select(extension => extension.StartsWith("AUTH ", StringComparison.Ordinal) ? extension + " XOAUTH2" : extension);
    }
}

internal sealed class XOAuth2ListenerFactory : EndpointListenerFactory
{
    public override IEndpointListener CreateListener(IEndpointDefinition endpointDefinition) =>
        new Listener(base.CreateListener(endpointDefinition));

    private sealed class Listener(IEndpointListener inner) : IEndpointListener
    {
        public async Task<ISecurableDuplexPipe> GetPipeAsync(ISessionContext context, CancellationToken cancellationToken) =>
            new Pipe(await inner.GetPipeAsync(context, cancellationToken));

        public void Dispose() => inner.Dispose();
    }

    private sealed class Pipe(ISecurableDuplexPipe inner) : ISecurableDuplexPipe
    {
        private (PipeReader Inner, Reader Outer)? _reader;

        // Upgrading to TLS replaces the reader.
        public PipeReader Input
        {
            get
            {
                if (_reader?.Inner != inner.Input)
                {
                    _reader = (inner.Input, new Reader(inner.Input));
                }

                return _reader!.Value.Outer;
            }
        }

        public PipeWriter Output => inner.Output;

        public bool IsSecure => inner.IsSecure;

        public SslProtocols SslProtocol => inner.SslProtocol;

        public Task UpgradeAsync(X509Certificate certificate, SslProtocols protocols, CancellationToken cancellationToken) =>
            inner.UpgradeAsync(certificate, protocols, cancellationToken);

        public void Dispose() => inner.Dispose();
    }

    private sealed class Reader(PipeReader inner) : PipeReader
    {
        private const string Command = "AUTH XOAUTH2 ";
        private SequencePosition? _end;

        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
            Translate(await inner.ReadAsync(cancellationToken));

        public override bool TryRead(out ReadResult result)
        {
            var read = inner.TryRead(out result);
            result = read ? Translate(result) : result;
            return read;
        }

        public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
            if (_end is { } end)
            {
                _end = null;
                inner.AdvanceTo(end);
                return;
            }

            inner.AdvanceTo(consumed, examined);
        }

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        private ReadResult Translate(ReadResult result)
        {
            var text = result.Buffer.Length < 8192 ? Encoding.ASCII.GetString(result.Buffer) : "";
            if (!text.StartsWith(Command, StringComparison.Ordinal) || !text.EndsWith("\r\n", StringComparison.Ordinal))
            {
                return result;
            }

            // user=ada^Aauth=Bearer token^A^A
            var fields = Encoding.UTF8.GetString(Convert.FromBase64String(text[Command.Length..^2])).Split('\u0001');
            var plain = $"\0{fields[0]["user=".Length..]}\0{fields[1]["auth=Bearer ".Length..]}";
            _end = result.Buffer.End;
            var translated = Encoding.ASCII.GetBytes($"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes(plain))}\r\n");
            return new ReadResult(new ReadOnlySequence<byte>(translated), result.IsCanceled, result.IsCompleted);
        }
    }
}
