/** One constructable stylesheet: the page may forbid style elements and attributes. Its rules cannot move ours. */
export const style = `
:host{all:initial!important;position:fixed!important;inset:auto 0 0 auto!important;width:0!important;height:0!important;z-index:2147483000!important}
*{box-sizing:border-box}
button{font:inherit;cursor:pointer;border:0;padding:0}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;box-shadow:0 0 0 2px #fff}
.launcher{position:fixed;bottom:calc(20px + env(safe-area-inset-bottom));right:calc(20px + env(safe-area-inset-right));width:56px;height:56px;border-radius:50%;background:var(--accent);color:var(--on-accent);box-shadow:0 2px 6px #0003,0 6px 20px #0003;display:grid;place-items:center}
.launcher svg{width:28px;height:28px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.shut,.is-open .chat{display:none}
.is-open .shut{display:block}
.badge{position:absolute;top:-4px;right:-4px;min-width:22px;height:22px;border-radius:11px;padding:0 6px;background:#b3261e;color:#fff;font:600 13px/22px system-ui,sans-serif}
.badge:empty{display:none}
dialog{position:fixed;inset:auto calc(20px + env(safe-area-inset-right)) calc(88px + env(safe-area-inset-bottom)) auto;margin:0;padding:0;border:0;width:400px;height:640px;max-width:calc(100vw - 40px);max-height:calc(100dvh - 108px);border-radius:16px;overflow:hidden;background:#fbfaf6;color:#1d2420;box-shadow:0 0 0 1px #0000001a,0 12px 40px #0000003d;font:16px/1.5 system-ui,sans-serif}
.left>*{right:auto!important;left:calc(20px + env(safe-area-inset-left))}
iframe{display:block;border:0;width:100%;height:100%;opacity:0;color-scheme:normal}
.is-ready iframe{opacity:1}
.note{position:absolute;inset:0;padding:24px;display:none;flex-direction:column;gap:12px;justify-content:center;text-align:center}
.is-failed .note{display:flex}
.is-failed iframe{display:none}
.note p{margin:0}
.note a{color:inherit;font-weight:600;padding:10px}
.note button{align-self:center;min-height:44px;padding:0 20px;border-radius:22px;background:var(--accent);color:var(--on-accent)}
@media (prefers-reduced-motion:no-preference){
dialog[open]{animation:rise .18s ease-out}
.launcher{transition:transform .15s}
.launcher:hover{transform:scale(1.05)}
@keyframes rise{from{opacity:0;transform:translateY(12px)}}}
@media (prefers-color-scheme:dark){dialog{background:#181c1a;color:#ecefec;box-shadow:0 0 0 1px #ffffff24,0 12px 40px #0009}}
@media (forced-colors:active){.launcher,dialog,.note button{border:2px solid ButtonText}}
@media (max-width:480px),(max-height:560px){
dialog,.left dialog{inset:0 0 auto;width:100vw;height:100dvh;max-width:none;max-height:none;border-radius:0;box-shadow:none}
.is-open .launcher{display:none}}
@media print{:host{display:none!important}}`
