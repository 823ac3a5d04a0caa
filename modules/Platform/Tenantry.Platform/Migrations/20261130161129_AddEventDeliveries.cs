using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Platform.Migrations
{
    /// <inheritdoc />
    internal sealed partial class AddEventDeliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "handled_event_row",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "outbox_dead_letter",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "outbox_stalled",
                schema: "platform");

            migrationBuilder.DropIndex(
                name: "ix_mail_message_due_at",
                schema: "platform",
                table: "mail_message");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "due_at",
                schema: "platform",
                table: "mail_message",
                type: "timestamp with time zone",
                nullable: true,
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone");

            migrationBuilder.Sql("update platform.mail_message set due_at = null where status <> 'Queued'");

            migrationBuilder.CreateTable(
                name: "event_delivery",
                schema: "platform",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handler = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true),
                    dead_lettered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_delivery", x => new { x.tenant_id, x.handler, x.position });
                });

            migrationBuilder.CreateTable(
                name: "handled_event",
                schema: "platform",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handler = table.Column<string>(type: "text", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handled_event", x => new { x.tenant_id, x.handler, x.event_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_mail_message_due_at",
                schema: "platform",
                table: "mail_message",
                column: "due_at",
                filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_event_delivery_dead_lettered_at",
                schema: "platform",
                table: "event_delivery",
                column: "dead_lettered_at",
                filter: "dead_lettered_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_event_delivery_due_at",
                schema: "platform",
                table: "event_delivery",
                column: "due_at",
                filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_event_delivery_tenant_id_id",
                schema: "platform",
                table: "event_delivery",
                columns: new[] { "tenant_id", "id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "event_delivery",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "handled_event",
                schema: "platform");

            migrationBuilder.DropIndex(
                name: "ix_mail_message_due_at",
                schema: "platform",
                table: "mail_message");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "due_at",
                schema: "platform",
                table: "mail_message",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)),
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone",
                oldNullable: true);

            migrationBuilder.CreateTable(
                name: "handled_event_row",
                schema: "platform",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handler = table.Column<string>(type: "text", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handled_event_row", x => new { x.tenant_id, x.handler, x.event_id });
                });

            migrationBuilder.CreateTable(
                name: "outbox_dead_letter",
                schema: "platform",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    died_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    error = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_dead_letter", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "outbox_stalled",
                schema: "platform",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    error = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_stalled", x => x.tenant_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_mail_message_due_at",
                schema: "platform",
                table: "mail_message",
                column: "due_at",
                filter: "status = 'Queued'");
        }
    }
}
