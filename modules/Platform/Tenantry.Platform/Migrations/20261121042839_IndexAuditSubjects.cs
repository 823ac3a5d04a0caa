using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Platform.Migrations
{
    /// <inheritdoc />
    internal sealed partial class IndexAuditSubjects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_subject_at",
                schema: "platform",
                table: "audit_entry",
                columns: new[] { "subject", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_audit_entry_subject_at",
                schema: "platform",
                table: "audit_entry");
        }
    }
}
